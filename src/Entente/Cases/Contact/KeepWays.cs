using System.Net.Mail;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Contact;

/// <summary>Decides whether a way to reach the person can be written down. Reads nothing but its arguments.</summary>
public static class DecideWay
{
    public static Result<ContactWay> From(WayForm form, Case about, SafetyTerms terms, IdSource ids, Act act)
    {
        var problems = new List<Problem>();
        var channel = terms.Channel(form.Channel);
        if (channel is null) problems.Add(new ChannelMissing());
        var isPoint = ContactText.TryPoint(form.Latitude, form.Longitude, out var point);
        if (!isPoint) problems.Add(new PointUnreal());
        if (channel is { Reach: not Reach.Place } && string.IsNullOrWhiteSpace(form.Value)) problems.Add(new WayValueMissing());
        else if (channel is { Code: "phone" or "text" } && NormalForms.Phone(form.Value, RegionOf(about)) is null) problems.Add(new NumberUnreal());
        else if (channel is { Code: "mail" } && !MailAddress.TryCreate(form.Value, out _)) problems.Add(new MailUnreal());
        if (channel is { Reach: Reach.Place } && string.IsNullOrWhiteSpace(form.Address) && (channel.Code == "letter" || string.IsNullOrWhiteSpace(form.Town))) problems.Add(new WayPlaceMissing());
        if (form.Safety is null) problems.Add(new SafetyMissing());
        if (!terms.Whose.Any(w => w.Code == form.Whose)) problems.Add(new WhoseMissing());
        else if (form.Whose != "own" && string.IsNullOrWhiteSpace(form.Name) && channel is not { Reach: Reach.Somebody }) problems.Add(new WhoseNameMissing());
        problems.AddRange(ContactText.Refusals(
            (nameof(form.Value), "way-value", form.Value, ContactText.MostLine), (nameof(form.Address), "place-address", form.Address, ContactText.MostAddress), (nameof(form.Town), "place-town", form.Town, ContactText.MostLine),
            (nameof(form.PostCode), "place-postcode", form.PostCode, 20), (nameof(form.Times), "way-times", form.Times, ContactText.MostLine), (nameof(form.CodeWord), "way-code-word", form.CodeWord, ContactText.MostLine), (nameof(form.Name), "way-name", form.Name, ContactText.MostLine)));
        if (problems.Count > 0) return problems;
        var (isPlace, isSomebody) = (channel!.Reach == Reach.Place, channel.Reach == Reach.Somebody);
        return new ContactWay
        {
            Id = ids.Next<ContactWayId>(),
            Reference = Reference.New("WAY"),
            Dossier = about.Dossier,
            Organisation = about.Organisation,
            Team = about.Team,
            Channel = channel.Code,
            Value = isPlace ? "" : form.Value!.Trim(),
            Address = isPlace ? form.Address?.Trim() ?? "" : "",
            Town = isPlace ? form.Town?.Trim() ?? "" : "",
            PostCode = isPlace ? form.PostCode?.Trim() ?? "" : "",
            Point = isPlace ? point : "",
            Safety = form.Safety!.Value,
            Times = form.Times?.Trim() ?? "",
            CodeWord = form.CodeWord?.Trim() ?? "",
            Message = form.Message,
            Whose = form.Whose!,
            Name = form.Name?.Trim() ?? (isSomebody ? form.Value!.Trim() : ""),
            Circle = form.Circle ?? WayCircle.Everybody,
            EnteredAt = act.When,
            By = act.Reader.User,
        };
    }

    /// <summary>For numbers that are written without their country.</summary>
    private static string RegionOf(Case about) => about.Territory[..2];
}

/// <summary>Writes down a way to reach the person, and ends one.</summary>
public sealed class KeepWays(EntenteDb db, Gate gate, IdSource ids, SafetyTerms terms)
{
    public async Task<Result<ContactWay>> AddAsync(Reference reference, WayForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Contact, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        var way = DecideWay.From(form, about, terms, ids, act);
        if (way.IsRefused) return way;
        db.Add(way.Value);
        await db.CommitAsync(act, new ContactWayAdded(way.Value.Reference, way.Value.Channel, about.Dossier), ct);
        return way;
    }

    public Task<Result<ContactWay>> EndAsync(Reference reference, string? which, string? because, Act act, CancellationToken ct) =>
        ChangeAsync(reference, which, because, false, null, act, ct);

    /// <summary>Says whether a way is safe, and how that is known. What was said before stays, as a way that is no longer used.</summary>
    public Task<Result<ContactWay>> SayAsync(Reference reference, string? which, WaySafety? safety, string? because, Act act, CancellationToken ct) =>
        ChangeAsync(reference, which, because, true, safety, act, ct);

    private async Task<Result<ContactWay>> ChangeAsync(Reference reference, string? which, string? because, bool says, WaySafety? safety, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Contact, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (!Reference.TryParse(which, out var known) || await db.ContactWays.SingleOrDefaultAsync(w => w.Reference == known && w.Dossier == about.Dossier, ct) is not { InUse: true } way) return new WayNotFound();
        if (says && safety is not (WaySafety.Safe or WaySafety.Unsafe)) return new SafetyMissing();
        if (string.IsNullOrWhiteSpace(because)) return new EndReasonMissing();
        if (ContactText.Refusal("Because", "end-because", because, ContactText.MostWords) is { } wrong) return wrong;
        way.End(because, act);
        List<Event> happened = [new ContactWayEnded(way.Reference, way.Channel, about.Dossier)];
        var anew = safety is { } said ? way.Saying(said, ids, act) : null;
        if (anew is not null)
        {
            db.Add(anew);
            happened.Add(new ContactWayAdded(anew.Reference, anew.Channel, about.Dossier));
        }

        return await db.CommitOnceAsync(act, happened, ct) is { } no ? no : anew ?? way;
    }
}
