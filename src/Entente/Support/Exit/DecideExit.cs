using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;
using Entente.Support.Offers;

namespace Entente.Support.Exit;

/// <summary>Decides whether support may end. Reads nothing but its arguments: above all not whether the person helps an investigation.</summary>
public static class DecideExit
{
    public static Result<SupportExit> From(ExitForm form, Case about, SupportOffer offer, IReadOnlyList<Clock> clocks, ExitTerms terms, WorkingCalendar calendar, IdSource ids, Act act, SupportFloor? beside = null)
    {
        var today = calendar.DayOf(act.When);
        var reason = terms.ReasonOf(form.Reason);
        List<Problem> problems = [.. May(form, reason, about, clocks, today, calendar, beside ?? new()), .. Left(form, offer, today, calendar), .. After(form, reason, terms)];
        foreach (var (field, text, most) in (IEnumerable<(string, string?, int)>)[(nameof(form.WishWords), form.WishWords, SupportExit.MostWords), (nameof(form.DecidedBy), form.DecidedBy, SupportExit.MostWho), (nameof(form.HandedOver), form.HandedOver, SupportExit.MostWords), (nameof(form.Risk), form.Risk, SupportExit.MostWords)])
        {
            if (text?.Length > most) problems.Add(new WordsTooLong(field, most));
            else if (text is not null && NormalForms.IsBroken(text)) problems.Add(new WordsBroken(field));
        }

        if (problems.Count > 0) return problems;
        var agreed = form.Consent == ExitConsent.Agreed && !reason!.NoFollowUp;
        return new SupportExit
        {
            Id = ids.Next<SupportExitId>(),
            Reference = Reference.New("EXIT"),
            Dossier = about.Dossier,
            Organisation = about.Organisation,
            Team = about.Team,
            Case = about.Reference,
            Offer = offer.Reference,
            Provider = offer.Organisation,
            Reason = reason!.Code,
            Wish = form.Wish ?? ExitWish.NotKnown,
            WishWords = form.WishWords?.Trim() ?? "",
            DecidedBy = form.DecidedBy!.Trim(),
            LeftOn = form.LeftOn!.Value,
            WhereTo = form.WhereTo ?? "",
            Safety = form.Safety ?? ExitSafety.NotKnown,
            HandedOver = form.HandedOver?.Trim() ?? "",
            Risk = form.Risk?.Trim() ?? "",
            Consent = reason.NoFollowUp ? ExitConsent.NotAsked : form.Consent!.Value,
            Way = agreed ? form.Way! : "",
            SavedBy = act.Reader.User,
            SavedAt = act.When,
        };
    }

    /// <summary>Whether the reason holds, now and for this person.</summary>
    private static IEnumerable<Problem> May(ExitForm form, ExitReason? reason, Case about, IReadOnlyList<Clock> clocks, DateOnly today, WorkingCalendar calendar, SupportFloor beside)
    {
        if (reason?.NoFollowUp != true && (form.Wish is null || !Enum.IsDefined(form.Wish.Value))) yield return new WishMissing();
        if (reason is null)
        {
            yield return new ReasonMissing();
            yield break;
        }

        if (reason.Never is { } law)
        {
            yield return new NeverAReason(law);
            yield break;
        }

        if (reason.NeedsEarlyEnd && !beside.EndedEarly) yield return new NoEarlyEndDecided();
        // While a court looks at a decision, nothing ends that the person does not want to end.
        var court = beside.CourtLooks && !reason.BeforeFloor;
        if (court && !reason.NeedsWish) yield return new CourtStillLooks();
        if (court && reason.NeedsWish && about.IsChild) yield return new ChildsWishIsNotEnough();
        if (reason.NeedsPeriodOver && about.Status == CaseStatus.InRecovery && beside is { UntilConcluded: true, EndedEarly: false }) yield return new NotConcludedYet();
        if (reason.NeedsWish)
        {
            if (form.Wish is ExitWish.WantsToStay or ExitWish.NotKnown) yield return new WishSaysOtherwise();
            if (string.IsNullOrWhiteSpace(form.WishWords)) yield return new WishWordsMissing();
        }

        // By the day on which they left: what ended too soon is not made right by writing it down late.
        var left = form.LeftOn is { } day && day < today ? day : today;
        if (reason.BeforeFloor || Floor(about, clocks, left, calendar, beside) is not { } floor) yield break;
        if (!reason.NeedsWish) yield return floor;
        else if (about.IsChild && !court) yield return new ChildsWishIsNotEnough();
    }

    /// <summary>What of the recovery period is still ahead; null where nothing is. A paused one loses no day, so it is ahead whole.</summary>
    private static Problem? Floor(Case about, IReadOnlyList<Clock> clocks, DateOnly left, WorkingCalendar calendar, SupportFloor beside)
    {
        if (about.Status == CaseStatus.AwaitingReasonableGrounds) return new FloorIsAhead();
        var floors = clocks.Where(c => (c.Sort is ClockKind.Floor or ClockKind.StatutoryMinimum) && !(c.EndedEarly && beside.EndedEarly)).ToList();
        if (floors.Exists(c => c.IsPaused)) return new FloorStillRuns(null);
        return floors.Max(c => c.DueOn(calendar)) is { } last && last >= left ? new FloorStillRuns(last) : null;
    }

    private static IEnumerable<Problem> Left(ExitForm form, SupportOffer offer, DateOnly today, WorkingCalendar calendar)
    {
        if (string.IsNullOrWhiteSpace(form.DecidedBy)) yield return new DecidedByMissing();
        var since = calendar.DayOf(offer.AnsweredAt ?? offer.SentAt);
        if (form.LeftOn is not { } left) yield return new LeftOnMissing();
        else if (left > today) yield return new LeftOnInFuture();
        else if (left < since) yield return new LeftBeforeHelped(since);
    }

    private static IEnumerable<Problem> After(ExitForm form, ExitReason? reason, ExitTerms terms)
    {
        if (reason?.NoFollowUp == true) yield break;
        if (!terms.WhereTo.Any(w => w.Code == form.WhereTo)) yield return new WhereToMissing();
        if (form.Safety is null || !Enum.IsDefined(form.Safety.Value)) yield return new SafetyMissing();
        if (string.IsNullOrWhiteSpace(form.HandedOver)) yield return new HandedOverMissing();
        if (string.IsNullOrWhiteSpace(form.Risk)) yield return new RiskMissing();
        if (form.Consent is null || !Enum.IsDefined(form.Consent.Value)) yield return new AfterwardsMissing();
        else if (form.Consent == ExitConsent.Agreed && !terms.Ways.Any(w => w.Code == form.Way)) yield return new WayMissing();
    }
}

/// <summary>What keeps or ends support beside the clocks.</summary>
/// <param name="CourtLooks">A court looks at a decision, and support goes on until it has answered.</param>
/// <param name="EndedEarly">A decision of its own ended the recovery period and with it support, and nobody took it back.</param>
/// <param name="UntilConcluded">The law has the recovery period last until the conclusive decision, also beyond its least days.</param>
public sealed record SupportFloor(bool CourtLooks = false, bool EndedEarly = false, bool UntilConcluded = false);
