using System.Collections.Frozen;
using Entente.Foundation;
using Entente.Staff;

namespace Entente.Clocks;

/// <summary>Every territory's working calendar, from data/calendars.</summary>
public sealed class Calendars
{
    private readonly FrozenDictionary<string, WorkingCalendar> _calendars;
    private readonly string _home;

    private Calendars(IReadOnlyList<WorkingCalendar> calendars, string home)
    {
        All = calendars;
        _calendars = calendars.SelectMany(c => c.File.Aliases.Append(c.Territory).Select(code => (code, c)))
            .ToFrozenDictionary(x => x.code, x => x.c, StringComparer.OrdinalIgnoreCase);
        _home = home;
    }

    /// <summary>From the folder that is shipped with the program.</summary>
    public static Calendars Shipped { get; } = From(DataFolder.Shipped);

    public IReadOnlyList<WorkingCalendar> All { get; }

    /// <summary>The centre's own: whose day is today for the people who work here.</summary>
    public WorkingCalendar Home => Of(_home);

    /// <summary>The same, with the centre in this territory.</summary>
    public Calendars At(string territory) => new(All, territory);

    /// <summary>By code: GB-EAW (also GB, GB-ENG, GB-WLS), GB-SCT, GB-NIR, or a state's two letters.</summary>
    public WorkingCalendar Of(string territory) => Find(territory) ?? throw new ArgumentException($"data/calendars has no territory '{territory}'.", nameof(territory));

    public WorkingCalendar? Find(string? territory) => territory is null ? null : _calendars.GetValueOrDefault(territory);

    public static Calendars From(DataFolder data) =>
        new([.. data.Files("calendars", "*.json").Select(f => new WorkingCalendar(data.Read<CalendarFile>(f)))], "GB-EAW");
}

/// <summary>Gives the staff room the real calendar of the centre's own territory.</summary>
public sealed class CentreWorkingDays(WorkingCalendar calendar) : IWorkingDays
{
    public DateOnly Next(DateOnly day) => calendar.OnOrAfter(day.AddDays(1));
}
