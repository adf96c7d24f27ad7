using System.Globalization;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;

namespace Entente.Supervision.Samples;

/// <summary>One draw from a team's issued decisions of a month, kept with its seed and with all that could have been drawn, so that it can be drawn again and compared.</summary>
public sealed class SampleDraw : IOfItsOrganisation
{
    private SampleDraw() { }

    public static DataKind Kind => DataKind.QualitySamples;

    [Open] public required SampleDrawId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; init; }

    /// <summary>Always none: a draw is of many dossiers.</summary>
    [Open] public DossierId Dossier { get; private init; }

    /// <summary>The rule of data/supervision/samples.json, with what it said on the day.</summary>
    [Open] public required string Rule { get; init; }
    [Open] public required int Percent { get; init; }
    [Open] public required string Strata { get; init; }

    /// <summary>The first day of the month in which the decisions were issued.</summary>
    [Open] public required DateOnly Month { get; init; }
    [Open] public required string Seed { get; init; }

    /// <summary>Every decision that could have been drawn, by id, with blanks between.</summary>
    [Open] public required string Frame { get; init; }
    [Open] public required int Drawn { get; init; }

    /// <summary>Decisions of the month that do not hold what they were taken on, and so cannot be read anew.</summary>
    [Open] public required int LeftOut { get; init; }
    [Open] public required UserId DrawnBy { get; init; }
    [Open] public required DateTimeOffset DrawnAt { get; init; }

    /// <summary>What could have been drawn. What is no id is left out: then the draw does not stand up to being checked.</summary>
    public IReadOnlyList<GroundsId> FrameIds => [.. Frame.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => long.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id != 0).Select(GroundsId.From)];

    public IReadOnlyList<Stratum> StrataCodes => [.. Strata.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => Enum.TryParse<Stratum>(t, out var stratum) ? stratum : (Stratum?)null).OfType<Stratum>()];

    public static SampleDraw Of(SampleRule rule, DateOnly month, string seed, IReadOnlyList<Drawable> frame, int drawn, int leftOut, IdSource ids, Act act) => new()
    {
        Id = ids.Next<SampleDrawId>(),
        Reference = Reference.New("DRAW"),
        Organisation = act.Reader.Organisation,
        Team = act.Reader.Team,
        Rule = rule.Code,
        Percent = rule.Percent,
        Strata = string.Join(' ', rule.Strata),
        Month = month,
        Seed = seed,
        Frame = string.Join(' ', frame.Select(d => d.Id.Value.ToString(CultureInfo.InvariantCulture))),
        Drawn = drawn,
        LeftOut = leftOut,
        DrawnBy = act.Reader.User,
        DrawnAt = act.When,
    };

    public override string ToString() => Reference.Text;
}

/// <summary>Issued decisions of a month were drawn from.</summary>
public sealed record SampleDrawn(Reference Draw, DateOnly Month, int Population, int Drawn) : Event;
