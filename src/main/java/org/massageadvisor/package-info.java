/**
 * Advice about massage for back pain: whether it suits, with which precautions, which technique on which muscle, or who should see this
 * client first.
 *
 * <p>Start at {@link org.massageadvisor.MassageAdvisor}: build one, keep it, and give it an {@link org.massageadvisor.intake.Intake}.
 * What comes back is a {@link org.massageadvisor.Recommendation}:
 *
 * <ul>
 *   <li>its {@link org.massageadvisor.Disposition} says what should happen, and whether that is {@code settled};
 *   <li>each {@link org.massageadvisor.Conclusion} and {@link org.massageadvisor.Exclusion} carries its {@link
 *       org.massageadvisor.Reason}s: rule, row, answers, sources;
 *   <li>its {@link org.massageadvisor.Plan}, if massage is advised, says where, with which strokes, how hard and how long;
 *   <li>each {@link org.massageadvisor.OpenQuestion} is one to ask still.
 * </ul>
 *
 * <p>{@code MassageAdvisor.interview} gives an {@link org.massageadvisor.interview.Interview}, which asks a client only what matters; {@code
 * MassageAdvisor.explain} gives an {@link org.massageadvisor.Explanation} of any outcome, in force or not, and the {@link
 * org.massageadvisor.Mainstay}s of the disposition. A {@link org.massageadvisor.reload.ReloadingAdvisor} replaces its rulebook while it serves.
 *
 * <p>Intakes and recommendations are read and written as JSON in {@link org.massageadvisor.json}; the questions, outcomes and rules
 * themselves are data in {@link org.massageadvisor.rulebook}.
 */
@org.jspecify.annotations.NullMarked
package org.massageadvisor;
