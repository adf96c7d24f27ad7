using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Referrals;

/// <summary>Tells a responder whether the centre may already know this person: yes or no, and nothing else (rule L12). Asked of a phone, a document, or a name with a year of birth.</summary>
public sealed class MayBeKnown(EntenteDb db, Ledger ledger)
{
    public async Task<bool> AskAsync(DraftReferral draft, Act act, CancellationToken ct)
    {
        var answers = draft.Answers;
        var phones = answers.Said("F1").Select(r => NormalForms.Phone(r.First("value"), "GB")).OfType<string>().Select(p => Keys.Key(KeyKind.Phone, p));
        var documents = answers.All("H5", "number").Concat(answers.All("H6", "number")).Select(NormalForms.Bare).Where(b => b.Length > 1).Select(b => Keys.Key(KeyKind.Document, b));
        var alone = phones.Concat(documents).Distinct().ToArray();
        var names = PartialDate.TryParse(answers.First("H2"), out var born)
            ? answers.All("H1", "value").SelectMany(Names.Tokens).Select(t => Keys.Key(KeyKind.NameYear, Keys.NameYear(Names.Sound(t), born.Year))).Distinct().ToArray() : [];

        // Past the row filter, since only "yes" or "no" comes out. Even that is nothing to tell of intelligence, the border, support, or what its source keeps close (data/access/pointers.json).
        var elsewhere = db.Records.IgnoreQueryFilters()
            .Where(r => r.Dossier != draft.Dossier && r.SupersededBy == null && r.Compartment == Compartment.Decision && r.Handling == Handling.Lawful).Select(r => r.Id);
        var hit = alone.Length > 0 && await db.RecordKeys.AnyAsync(k => alone.Contains(k.Key) && elsewhere.Contains(k.Record), ct);
        if (!hit && names.Length > 0)
        {
            var enough = Math.Min(2, names.Length);
            hit = await db.RecordKeys.Where(k => names.Contains(k.Key) && elsewhere.Contains(k.Record)).GroupBy(k => k.Record).AnyAsync(g => g.Count() >= enough, ct);
        }

        await ledger.RememberAsync(act, new Seen("may be known", draft.Reference.Text, hit ? 1 : 0) { Dossier = draft.Dossier }, ct);
        return hit;
    }
}
