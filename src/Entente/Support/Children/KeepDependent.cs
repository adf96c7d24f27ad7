using Entente.Access;
using Entente.Audit;
using Entente.Cases.Contact;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Children;

/// <summary>Writes down who depends on the person and what they need themselves, or changes it. Their own case is named by its reference and never looked into.</summary>
public sealed class KeepDependent(EntenteDb db, Gate gate, IdSource ids, ChildTerms terms)
{
    /// <param name="which">The one that is changed; empty for a new one.</param>
    public async Task<Result<Dependent>> RunAsync(Reference reference, string? which, DependentForm form, Act act, CancellationToken ct)
    {
        var opened = await db.OpenForChildAsync(gate, reference, DataKind.ChildFlags, act, ct);
        if (opened.IsRefused) return opened.Problems.ToList();
        Dependent one;
        if (string.IsNullOrEmpty(which))
        {
            one = Dependent.Begin(opened.Value, ids);
            db.Add(one);
        }
        else if (Reference.TryParse(which, out var known) && await db.Dependents.SingleOrDefaultAsync(d => d.Reference == known && d.Dossier == opened.Value.Dossier, ct) is { } kept) one = kept;
        else return new DependentNotFound();

        if (form.Version != one.Version) return new DependentChangedMeanwhile();
        if (one.Save(form, terms, act) is { Count: > 0 } wrong) return wrong.ToList();
        return await db.CommitOnceAsync(act, [new DependentKept(one.Reference, reference, one.Version, one.Dossier)], ct) is not null ? new DependentChangedMeanwhile() : one;
    }
}
