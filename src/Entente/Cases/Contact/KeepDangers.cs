using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Contact;

/// <summary>Decides whether something dangerous can be written down. Reads nothing but its arguments.</summary>
public static class DecideDanger
{
    public static Result<KnownDanger> From(DangerForm form, Case about, SafetyTerms terms, IdSource ids, Act act)
    {
        var problems = new List<Problem>();
        if (form.IsPerson is null) problems.Add(new DangerSortMissing());
        if (!terms.Roles.Any(r => r.Code == form.Role)) problems.Add(new DangerRoleMissing());
        if (form.IsPerson == true && string.IsNullOrWhiteSpace(form.Name)) problems.Add(new DangerNameMissing());
        var isPoint = ContactText.TryPoint(form.Latitude, form.Longitude, out var point);
        if (!isPoint) problems.Add(new PointUnreal());
        if (form.IsPerson == false && isPoint && point.Length == 0 && string.IsNullOrWhiteSpace(form.Address) && string.IsNullOrWhiteSpace(form.Town) && string.IsNullOrWhiteSpace(form.PostCode)) problems.Add(new DangerPlaceMissing());
        if (string.IsNullOrWhiteSpace(form.Why)) problems.Add(new DangerWhyMissing());
        problems.AddRange(ContactText.Refusals(
            (nameof(form.Name), "danger-name", form.Name, ContactText.MostLine), (nameof(form.Numbers), "danger-numbers", form.Numbers, ContactText.MostWords), (nameof(form.Address), "place-address", form.Address, ContactText.MostAddress),
            (nameof(form.Town), "place-town", form.Town, ContactText.MostLine), (nameof(form.PostCode), "place-postcode", form.PostCode, 20), (nameof(form.Why), "danger-why", form.Why, ContactText.MostWords)));
        if (problems.Count > 0) return problems;
        return new KnownDanger
        {
            Id = ids.Next<KnownDangerId>(),
            Reference = Reference.New("DNGR"),
            Dossier = about.Dossier,
            Organisation = about.Organisation,
            Team = about.Team,
            IsPerson = form.IsPerson!.Value,
            Role = form.Role!,
            Name = form.Name?.Trim() ?? "",
            Numbers = form.Numbers?.ReplaceLineEndings("\n").Trim() ?? "",
            Address = form.Address?.Trim() ?? "",
            Town = form.Town?.Trim() ?? "",
            PostCode = form.PostCode?.Trim() ?? "",
            Point = point,
            Why = form.Why!.Trim(),
            EnteredAt = act.When,
            By = act.Reader.User,
        };
    }
}

/// <summary>Writes down what is dangerous for the person, and that something no longer is.</summary>
public sealed class KeepDangers(EntenteDb db, Gate gate, IdSource ids, SafetyTerms terms)
{
    public async Task<Result<KnownDanger>> AddAsync(Reference reference, DangerForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Hazards, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        var danger = DecideDanger.From(form, about, terms, ids, act);
        if (danger.IsRefused) return danger;
        db.Add(danger.Value);
        await db.CommitAsync(act, new DangerAdded(danger.Value.Reference, danger.Value.IsPerson, about.Dossier), ct);
        return danger;
    }

    public async Task<Result<KnownDanger>> EndAsync(Reference reference, string? which, string? because, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Hazards, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (!Reference.TryParse(which, out var known) || await db.KnownDangers.SingleOrDefaultAsync(d => d.Reference == known && d.Dossier == about.Dossier, ct) is not { EndedAt: null } danger) return new DangerNotFound();
        if (string.IsNullOrWhiteSpace(because)) return new EndReasonMissing();
        if (ContactText.Refusal("Because", "end-because", because, ContactText.MostWords) is { } wrong) return wrong;
        danger.End(because, act);
        return await db.CommitOnceAsync(act, [new DangerEnded(danger.Reference, danger.IsPerson, about.Dossier)], ct) is { } no ? no : danger;
    }
}
