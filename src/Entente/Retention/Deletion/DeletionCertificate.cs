using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Retention.Deletion;

/// <summary>What stays of a dossier that was deleted: which kinds of data, how many rows, by which rules, who proposed and who confirmed it, when. Holds nothing about the person. Written once.</summary>
public sealed class DeletionCertificate : IOfItsOrganisation
{
    internal DeletionCertificate() { }

    public static DataKind Kind => DataKind.Retention;

    [Open] public required DeletionCertificateId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    /// <summary>The reference of the case stands on letters that the person may hold: by it they can be told what became of it.</summary>
    [Open] public required Reference Case { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; init; }
    /// <summary>Always none: the dossier is gone.</summary>
    [Open] public DossierId Dossier { get; private init; }
    /// <summary>"EvidenceFiles 3", one kind a line.</summary>
    [Open] public required string Counts { get; init; }
    [Open] public required int Rows { get; init; }
    /// <summary>By which rules: the schedule's day and the beginning of its hash.</summary>
    [Open] public required string Rules { get; init; }
    [Open] public required UserId ProposedBy { get; init; }
    [Open] public required DateTimeOffset ProposedAt { get; init; }
    [Open] public required UserId ConfirmedBy { get; init; }
    [Open] public required DateTimeOffset ConfirmedAt { get; init; }

    public IReadOnlyList<KindCount> Kinds => [.. Counts.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read).OfType<KindCount>()];

    /// <summary>SHA-256 of all that it says. The log has it from the moment of the deletion, so a certificate that was changed shows.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', (string[])
    [
        Reference.Text, Case.Text, Number(Organisation.Value), Number(Team.Value), Counts, Number(Rows), Rules, Number(ProposedBy.Value), Number(ProposedAt.ToUnixTimeMilliseconds()), Number(ConfirmedBy.Value), Number(ConfirmedAt.ToUnixTimeMilliseconds()),
    ]))));

    public static DeletionCertificate Of(DossierDeletion proposal, DossierCount count, string rules, IdSource ids, Act act) => new()
    {
        Id = ids.Next<DeletionCertificateId>(),
        Reference = Reference.New("CERT"),
        Case = proposal.Case,
        Organisation = act.Reader.Organisation,
        Team = act.Reader.Team,
        Counts = string.Join('\n', count.Kinds.Select(k => $"{k.Kind} {Number(k.Rows)}")),
        Rows = count.Rows,
        Rules = rules,
        ProposedBy = proposal.ProposedBy,
        ProposedAt = proposal.ProposedAt,
        ConfirmedBy = act.Reader.User,
        ConfirmedAt = act.When,
    };

    private static KindCount? Read(string line) =>
        line.Split(' ') is [var kind, var rows] && Enum.TryParse<DataKind>(kind, out var known) && int.TryParse(rows, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? new(known, count) : null;

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    public override string ToString() => Reference.Text;
}
