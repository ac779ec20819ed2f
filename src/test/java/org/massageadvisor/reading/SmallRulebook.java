package org.massageadvisor.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.massageadvisor.Disposition;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.InvalidRulebookException;
import org.massageadvisor.table.Problem;
import org.massageadvisor.table.TableSource;

/** A small rulebook in a folder that tests can spoil. */
public final class SmallRulebook {
    private final Path folder;

    public SmallRulebook(Path folder) {
        this.folder = folder;
        write("rulebook.properties", "name = small", "version = 1", "language = en");
        write(
                "vocabulary.csv",
                "code,group,label,question,type,unit,min,max,choices,derived,core_screen,synonyms,icd10,snomed",
                "FEVER_CHILLS,red-flag,Fever,Do you have a fever?,yes-no,,,,,,always,,,",
                "LOWER_BACK_PAIN,region,Low back pain,Does your low back hurt?,yes-no,,,,,,,lumbago,,",
                "PAIN_SCORE,pain,Pain,How strong?,integer,points,0,10,,,,,,",
                "SKIN_SITE,skin,Where,Where is it?,choice,,,,HERE; ELSEWHERE,,,,,",
                "ANY_PAIN,derived,Any pain,,derived,,,,,LOWER_BACK_PAIN,,,,");
        write("outcomes.csv", outcomes());
        write("evidence.csv", "id,document,statement,certainty", "T-1,A test,It says so.,made up");
        write(
                "red-flags.csv",
                "id,when,then,because,source,note",
                "fever,FEVER_CHILLS and ANY_PAIN,URGENT_MEDICAL_CARE,Fever can be serious.,T-1,",
                "pain,LOWER_BACK_PAIN,MASSAGE_SUITABLE; TYPE_SWEDISH,Pain is a reason.,T-1,");
    }

    /** Adds worked clients. */
    public SmallRulebook withCases() {
        return write(
                "cases/clients.csv",
                "id,story,answers,screened,disposition,must,must_not,note",
                "fever,Fever and a sore back.,FEVER_CHILLS; LOWER_BACK_PAIN,,URGENT_MEDICAL_CARE,,TYPE_*,",
                "pain,A sore back.,LOWER_BACK_PAIN; PAIN_SCORE=4; SKIN_SITE=HERE,red-flag,MASSAGE_SUITABLE,TYPE_*,,");
    }

    private static String[] outcomes() {
        StringBuilder rows = new StringBuilder("code,group,rank,label,text,shown,excludes\n");
        for (Disposition disposition : Disposition.values()) {
            rows.append(
                    disposition + ",disposition," + disposition.rank() + ",Label,Text.," + disposition.rank() + ",\n");
        }
        rows.append("SELF_MASSAGE_OK,self-care-status,3,Label,Text.,6-7,\n");
        rows.append("SELF_MASSAGE_ASK_FIRST,self-care-status,2,Label,Text.,6-8,\n");
        rows.append("SELF_MASSAGE_NOT_NOW,self-care-status,1,Label,Text.,1-5,\n");
        rows.append("TYPE_SWEDISH,massage-type,,Label,Text.,6-7,\n");
        rows.append("REF_DOCTOR,referral,,Label,Text.,1-8,\n");
        rows.append("PRESSURE_LIGHT,pressure,1,Label,Text.,6-7,TYPE_SWEDISH\n");
        return rows.toString().split("\n", -1);
    }

    public SmallRulebook write(String file, String... lines) {
        return write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public SmallRulebook write(String file, byte[] content) {
        try {
            Path target = folder.resolve(file);
            Files.createDirectories(target.resolveSibling("."));
            Files.write(target, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Adds a line to a file. */
    public SmallRulebook append(String file, String line) {
        return write(file, (text(file) + line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Replaces text in a file; it must stand there. */
    public SmallRulebook replace(String file, String before, String after) {
        String text = text(file);
        if (!text.contains(before)) {
            throw new AssertionError(file + " does not hold " + before);
        }
        return write(file, text.replace(before, after).getBytes(StandardCharsets.UTF_8));
    }

    /** Adds an empty column behind the others. */
    public SmallRulebook column(String file, String name) {
        List<String> lines = text(file).lines().toList();
        String rows =
                String.join("", lines.stream().skip(1).map(line -> line + ",\n").toList());
        return write(file, (lines.get(0) + "," + name + "\n" + rows).getBytes(StandardCharsets.UTF_8));
    }

    public SmallRulebook delete(String file) {
        try {
            Files.delete(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rulebook; it must be without problems. */
    public Rulebook read() {
        return RulebookReader.read(TableSource.at(folder));
    }

    /** The problems found, one line each; none if the rulebook can be used. */
    public List<String> problems() {
        try {
            RulebookReader.read(TableSource.at(folder));
            return List.of();
        } catch (InvalidRulebookException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }
}
