using Entente.Access;
using Entente.Cases;
using Entente.Foundation;

namespace Entente.Supervision.Board;

/// <summary>An open case on the board: no name, and the clock that is due first of those that the centre can be late with.</summary>
/// <param name="People">Who works on it now, each in one or more roles.</param>
/// <param name="HasMaker">Somebody is assigned to decide.</param>
public sealed record BoardCase(Reference Reference, CaseStatus Status, DateTimeOffset ReceivedAt, IReadOnlyList<UserId> People, bool HasMaker)
{
    /// <summary>A code of data/supervision/board.json, "paused" or "none".</summary>
    public required string Band { get; init; }

    /// <summary>The rule of that clock.</summary>
    public string? Clock { get; init; }

    /// <summary>Null where nothing is due.</summary>
    public DateOnly? Due { get; init; }
    public IReadOnlyList<string> Names { get; init; } = [];

    public override string ToString() => Reference.Text;
}

/// <summary>Which of a board's numbers is opened.</summary>
/// <param name="Who">A colleague's reference, "nobody", "no-maker", or empty for everybody.</param>
/// <param name="Band">A band's code; empty for all.</param>
/// <param name="Page">From 1.</param>
public sealed record BoardQuestion(string? Who = null, string? Band = null, CaseStatus? Stage = null, int Page = 1)
{
    public const string Nobody = "nobody";
    public const string NoMaker = "no-maker";

    /// <summary>The cases behind the number; the number itself is how many these are, so the two cannot differ.</summary>
    public IEnumerable<BoardCase> Of(IEnumerable<BoardCase> all, UserId? person) => all
        .Where(c => string.IsNullOrEmpty(Who) || (Who == Nobody ? c.People.Count == 0 : Who == NoMaker ? c.People.Count > 0 && !c.HasMaker : person is { } user && c.People.Contains(user)))
        .Where(c => string.IsNullOrEmpty(Band) || c.Band == Band)
        .Where(c => Stage is null || c.Status == Stage);
}

/// <summary>The team's work on a day.</summary>
/// <param name="Today">The centre's day.</param>
/// <param name="All">Every open case that this reader may see, the first due first.</param>
public sealed record BoardView(DateOnly Today, IReadOnlyList<BoardCase> All, IReadOnlyList<BoardPerson> People)
{
    public int Count(BoardQuestion question, UserId? person = null) => question.Of(All, person).Count();
}

/// <summary>A colleague on the board, by the name that colleagues know.</summary>
/// <param name="IsOfTeam">Belongs to the reader's own team; others work on a case of it.</param>
/// <param name="MayWork">The account is open.</param>
public sealed record BoardPerson(UserId User, Reference Reference, string Name, bool IsOfTeam, bool MayWork)
{
    public override string ToString() => Reference.Text;
}

/// <summary>The cases behind one number, a page at a time.</summary>
/// <param name="Total">The number.</param>
public sealed record BoardCases(IReadOnlyList<BoardCase> Lines, int Total, BoardPerson? Person)
{
    public const int PageSize = 50;
}
