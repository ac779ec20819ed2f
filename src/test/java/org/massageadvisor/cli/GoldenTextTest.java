package org.massageadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.massageadvisor.Disposition;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.review.WorkedClient;
import org.massageadvisor.rules.WorkedClients;

/**
 * The text of advice for worked clients, as it must read. {@code mvn test -Dtest=GoldenTextTest -Dgolden.write=true} writes the files
 * anew; read the difference before you commit it.
 */
class GoldenTextTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final int SCREEN = 55;
    private static final MassageAdvisor ADVISOR = MassageAdvisor.builtIn();
    private static final Map<String, WorkedClient> CLIENTS =
            WorkedClients.all().stream().collect(Collectors.toMap(WorkedClient::id, client -> client));

    @ParameterizedTest
    @MethodSource("clients")
    void readsAsTheGoldenFile(String id) throws IOException {
        WorkedClient client = Objects.requireNonNull(CLIENTS.get(id), () -> "no case " + id);
        String text = new AdviceText(ADVISOR.rulebook())
                .of(ADVISOR.advise(client.intake()), client.intake())
                .replaceAll("sha256:[0-9a-f]+", "sha256:...");
        Path file = GOLDEN.resolve(id + ".txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, text);
        }

        assertThat(text).isEqualTo(Files.readString(file));
        assertThat(text).as("no heading without lines").doesNotContainPattern("\n[A-Z ,;]{4,}\n\n");
        assertThat(text.lines()).allMatch(line -> line.length() <= Page.WIDTH, "fits the width");
        assertThat(text.lines().count()).as("lines of a screen").isLessThanOrEqualTo(SCREEN);
    }

    @Test
    void thePageOfEveryWorkedClientFitsTheScreen() {
        AdviceText text = new AdviceText(ADVISOR.rulebook());
        assertThat(CLIENTS.values())
                .allSatisfy(client -> assertThat(text.of(ADVISOR.advise(client.intake()), client.intake())
                                .lines()
                                .count())
                        .as(client.id())
                        .isLessThanOrEqualTo(SCREEN));
    }

    @Test
    void thereAreGoldenFilesForEveryDisposition() throws IOException {
        Set<String> dispositions = new TreeSet<>();
        clients().forEach(id -> {
            WorkedClient client = CLIENTS.get(id);
            if (client != null) {
                dispositions.add(client.disposition().name());
            }
        });
        assertThat(dispositions)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Disposition.values()).map(Disposition::name).toList());
        assertThat(clients()).hasSizeGreaterThanOrEqualTo(10);
    }

    static Stream<String> clients() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.map(file -> file.getFileName().toString().replace(".txt", "")).sorted().toList().stream();
        }
    }
}
