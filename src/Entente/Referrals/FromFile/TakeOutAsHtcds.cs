using System.Text;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Storage;

namespace Entente.Referrals.FromFile;

/// <summary>Gives a referral of one's own organisation as a file of the Human Trafficking Case Data Standard 2.0: a row an episode, of each answer what the reader may see whole.</summary>
public sealed class TakeOutAsHtcds(EntenteDb db, Gate gate, Ledger ledger, QuestionSets sets)
{
    public async Task<Result<byte[]>> RunAsync(string? reference, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.SentAsync(known, act.Reader, ct) is not { } referral) return new ReferralNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.DraftReferral, Verb.Write, referral, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        var export = await gate.AskAsync(db, act, DataKind.Exports, Verb.Export, referral, ct);
        if (!export.Allowed) return NotAllowed.By(export);
        if (export.NeedsSecondPerson) return new SecondPersonTakesOut();
        var relation = await Gate.RelationAsync(db, act.Reader, referral, ct);
        var set = sets[referral.Questions];
        bool Tells(Question question, Part part) => Gate.Weigh(db, act, part.Kind ?? question.Kind!.Value, Verb.Read, relation, referral) is { Allowed: true, Shape: Shape.Full };

        var columns = HtcdsAnswers.Shipped.Columns.Select(c => c.Column).ToList();
        var rows = Enumerable.Range(0, Math.Max(1, referral.Answers.Said("K1").Count)).Select(i => HtcdsAnswers.Shipped.Write(set, referral.Answers, i, Tells)).ToList();
        await ledger.RememberAsync(act, new ReferralTakenOut(referral.Reference, "htcds", rows.Sum(r => r.Count), referral.Dossier), ct);
        return Encoding.UTF8.GetBytes('\uFEFF' + CsvCell.Line(columns) + string.Concat(rows.Select(r => CsvCell.Line(columns.Select(c => r.GetValueOrDefault(c, ""))))));
    }
}

/// <summary>The reader's role takes nothing out alone.</summary>
public sealed record SecondPersonTakesOut() : Problem("");
