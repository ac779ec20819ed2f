package org.massageadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.massageadvisor.advice.Purpose;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.interview.Interview;
import org.massageadvisor.json.ExplanationJson;
import org.massageadvisor.json.IntakeJson;
import org.massageadvisor.json.RecommendationJson;
import org.massageadvisor.reading.SmallRulebook;
import org.massageadvisor.reload.ReloadingAdvisor;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Vocabulary;

/** Every door of the library, called with nothing where something is expected. */
class NullArgumentsTest {
    private static final MassageAdvisor ADVISOR = MassageAdvisor.builtIn();
    private static final Intake INTAKE = Intake.builder().yes("LOWER_BACK_PAIN").build();
    private static final Map<Class<?>, Object> SOMETHING = Map.ofEntries(
            Map.entry(String.class, "FEVER_CHILLS"),
            Map.entry(double.class, 1.0),
            Map.entry(Path.class, Path.of("rules")),
            Map.entry(Rulebook.class, ADVISOR.rulebook()),
            Map.entry(Vocabulary.class, ADVISOR.rulebook().vocabulary()),
            Map.entry(Intake.class, INTAKE),
            Map.entry(Answer.class, Answer.Word.YES),
            Map.entry(Purpose.class, Purpose.LIMITS),
            Map.entry(Map.class, Map.of()),
            Map.entry(Collection.class, List.of()),
            Map.entry(Duration.class, Duration.ofHours(1)),
            Map.entry(Consumer.class, (Consumer<Object>) report -> {}));

    @TempDir
    Path folder;

    /** A method, and one of its parameters. */
    private record Door(Method method, int place) {
        Parameter parameter() {
            return method.getParameters()[place];
        }

        @Override
        public String toString() {
            return method.getDeclaringClass().getSimpleName() + "." + method.getName() + ", "
                    + parameter().getName() + " of " + method.getParameterCount();
        }
    }

    static Stream<Door> doors() {
        return Stream.of(
                        MassageAdvisor.class,
                        Intake.class,
                        Intake.Builder.class,
                        Interview.class,
                        Recommendation.class,
                        ReloadingAdvisor.class,
                        IntakeJson.class,
                        RecommendationJson.class,
                        ExplanationJson.class)
                .flatMap(door -> Stream.of(door.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        // The advisor calls this one.
                        && !method.getName().equals("begin")
                        && !method.getName().equals("equals"))
                .flatMap(method -> Stream.iterate(0, place -> place < method.getParameterCount(), place -> place + 1)
                        .map(place -> new Door(method, place)))
                .filter(door -> !door.parameter().getType().isPrimitive());
    }

    @ParameterizedTest
    @MethodSource("doors")
    void nothingWhereSomethingIsExpectedIsRefusedByTheNameOfTheParameter(Door door) throws Exception {
        @Nullable Object[] arguments = Arrays.stream(door.method().getParameterTypes())
                .map(type -> SOMETHING.getOrDefault(type, ""))
                .toArray();
        arguments[door.place()] = null;
        Object receiver = Modifier.isStatic(door.method().getModifiers())
                ? null
                : receiver(door.method().getDeclaringClass());

        Throwable thrown = catchThrowable(() -> {
            try {
                door.method().invoke(receiver, arguments);
            } catch (InvocationTargetException e) {
                throw Objects.requireNonNull(e.getCause());
            }
        });

        assertThat(thrown)
                .isInstanceOf(NullPointerException.class)
                .hasMessage(door.parameter().getName());
    }

    private Object receiver(Class<?> door) {
        if (door == MassageAdvisor.class) {
            return ADVISOR;
        }
        if (door == Intake.Builder.class) {
            return Intake.builder();
        }
        if (door == Interview.class) {
            return ADVISOR.interview();
        }
        if (door == Recommendation.class) {
            return ADVISOR.advise(INTAKE);
        }
        assertThat(door).isEqualTo(ReloadingAdvisor.class);
        var unused = new SmallRulebook(folder);
        return ReloadingAdvisor.load(folder);
    }
}
