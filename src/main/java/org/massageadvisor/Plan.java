package org.massageadvisor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the massage may be given. The codes are those of conclusions in force, where their labels, texts and reasons stand.
 *
 * @param types the kinds of massage that suit, {@code TYPE_*}
 * @param strokes what to do, in working order, {@code STROKE_*}; gliding opens and closes the session, so it may stand twice
 * @param areas where to work, with which of the strokes
 * @param pressure the most pressure, {@code PRESSURE_*}; the reasons of that conclusion say what caps it. Null if no rule names one
 * @param minutes how long a session may be, null if no rule says
 * @param holdSeconds how long steady pressure on one spot is held, null if none is advised
 * @param frequency how often, {@code FREQ_*}
 * @param reviewAfterWeeks after how many weeks to check whether it helps, null if no rule says
 */
public record Plan(
        List<String> types,
        List<String> strokes,
        List<Area> areas,
        @Nullable String pressure,
        @Nullable Minutes minutes,
        @Nullable Integer holdSeconds,
        List<String> frequency,
        @Nullable Integer reviewAfterWeeks) {

    public Plan {
        types = List.copyOf(types);
        strokes = List.copyOf(strokes);
        areas = List.copyOf(areas);
        frequency = List.copyOf(frequency);
    }

    /**
     * A muscle or zone.
     *
     * @param code {@code AREA_*}
     * @param strokes what to do there, in working order
     */
    public record Area(String code, List<String> strokes) {
        public Area {
            strokes = List.copyOf(strokes);
        }
    }

    /** The length of a session in minutes. */
    public record Minutes(int min, int max) {}
}
