package org.massageadvisor;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The advice for one client. The same intake and the same rulebook always give the same recommendation.
 *
 * @param intakeId what the caller called the intake, null if nothing
 * @param disposition what should happen with this client
 * @param settled whether no further answer can make the disposition more urgent, and no core safety question is open
 * @param atMost the most urgent disposition that further answers can bring about
 * @param selfMassage whether massage at home is fine
 * @param conclusions every outcome in force, in the order of {@code outcomes.csv}
 * @param excluded every outcome that must not be recommended, in the same order
 * @param plan how the massage may be given, null if none is advised
 * @param openQuestions the questions whose answers could still change the advice for the client's safety, the one that matters most
 *     first
 * @param rulebook the rulebook it was made with
 */
public record Recommendation(
        @Nullable String intakeId,
        Disposition disposition,
        boolean settled,
        Disposition atMost,
        SelfMassage selfMassage,
        List<Conclusion> conclusions,
        List<Exclusion> excluded,
        @Nullable Plan plan,
        List<OpenQuestion> openQuestions,
        RulebookEdition rulebook) {

    public Recommendation {
        conclusions = List.copyOf(conclusions);
        excluded = List.copyOf(excluded);
        openQuestions = List.copyOf(openQuestions);
    }

    /** The conclusion of this code, if it is in force. */
    public Optional<Conclusion> conclusion(String code) {
        return conclusions.stream()
                .filter(conclusion -> conclusion.code().equals(code))
                .findFirst();
    }

    /** The conclusions of a group: {@code precaution}, {@code referral}, {@code aftercare} and so on. */
    public List<Conclusion> conclusions(String group) {
        return conclusions.stream()
                .filter(conclusion -> conclusion.group().equals(group))
                .toList();
    }

    /** Why this disposition: the rules that ask for it. */
    public List<Reason> reasons() {
        return conclusion(disposition.name()).map(Conclusion::because).orElse(List.of());
    }
}
