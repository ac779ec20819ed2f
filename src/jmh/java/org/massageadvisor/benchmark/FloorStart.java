package org.massageadvisor.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.massageadvisor.benchmark.floor.FloorAdvisor;
import org.massageadvisor.json.IntakeJson;
import org.massageadvisor.json.RecommendationJson;
import org.massageadvisor.reading.BuiltInRulebook;

/** The advice for one client by the rules written by hand, in a process of its own. With no client it ends at once, as a virtual machine that does nothing. */
public final class FloorStart {
    private FloorStart() {}

    public static void main(String[] args) throws IOException {
        if (args.length > 0) {
            FloorAdvisor floor = new FloorAdvisor(BuiltInRulebook.load());
            System.out.println(
                    RecommendationJson.write(floor.advise(IntakeJson.read(Files.readString(Path.of(args[0]))))));
        }
    }
}
