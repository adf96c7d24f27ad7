using Entente.Cases;
using Entente.Clocks;
using Entente.Web.Design;

namespace Entente.Web.Cases;

/// <summary>A clock told in words: never by colour alone.</summary>
internal static class ClockWords
{
    public static string Colour(ClockState state) => state switch
    {
        ClockState.Overdue or ClockState.Missed => "red",
        ClockState.DueToday => "yellow",
        ClockState.Paused or ClockState.RightOver or ClockState.EndedEarly => "grey",
        ClockState.Met or ClockState.FloorPassed => "green",
        ClockState.Protecting or ClockState.RightOpen => "turquoise",
        _ => "blue",
    };

    public static string Tag(this Texts texts, ClockState state) => texts["clocks.state." + state];

    /// <summary>"3 of 5 working days had run".</summary>
    public static string Progress(this Texts texts, ClockLine line) =>
        texts[line.Unit == ClockUnit.WorkingDays ? "clocks.progress.working" : "clocks.progress.calendar", Math.Min(line.Run, line.Length ?? line.Run), line.Length is { } n && line.Unit is ClockUnit.WorkingDays or ClockUnit.CalendarDays ? line.Length : "–", line.Run];

    /// <summary>"Due 9 March 2026", "Lasts until …", "Paused, so nothing is due".</summary>
    public static string DueWords(this Texts texts, ClockLine line) =>
        line.Due is not { } due ? texts[line.State == ClockState.Paused ? "clocks.due.paused" : "clocks.due.none"]
        : texts[line.IsFloor ? "clocks.due.floor" : line.State is ClockState.RightOpen or ClockState.RightOver ? "clocks.due.right" : "clocks.due", texts.Day(due)];
}
