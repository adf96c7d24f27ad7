using Entente.Audit;
using Entente.Foundation;
using Entente.Records;

namespace Entente.Support.Offers;

/// <summary>What becomes of an offer: answered by the provider, taken back by the centre, overtaken, or run out.</summary>
public sealed partial class SupportOffer
{
    /// <summary>The provider takes the person on.</summary>
    public Problem? Accept(Act act) => Answer(OfferState.Accepted, act);

    public IReadOnlyList<Problem> Decline(DeclineForm form, SupportTerms terms, Act act)
    {
        if (StateAt(act.When) != OfferState.Sent) return [new OfferIsNotOpen(StateAt(act.When))];
        List<Problem> problems = [];
        if (!terms.DeclineReasons.Any(r => r.Code == form.Reason)) problems.Add(new DeclineReasonMissing());
        else if (form.Reason == "other" && string.IsNullOrWhiteSpace(form.Words)) problems.Add(new DeclineWordsMissing());
        if (form.Words?.Length > MostWords) problems.Add(new WordsTooLong(nameof(form.Words), MostWords));
        else if (form.Words is not null && NormalForms.IsBroken(form.Words)) problems.Add(new WordsBroken(nameof(form.Words)));
        if (problems.Count > 0) return problems;

        (Reason, Words) = (form.Reason!, form.Words?.Trim() ?? "");
        return Answer(OfferState.Declined, act) is { } no ? [no] : [];
    }

    /// <summary>The centre takes it back, also after it was accepted: a placement may break down.</summary>
    public Problem? Recall(Act act)
    {
        if (StateAt(act.When) is not (OfferState.Sent or OfferState.Accepted)) return new OfferIsNotOpen(StateAt(act.When));
        (State, Version) = (OfferState.Recalled, Version + 1);
        return null;
    }

    /// <summary>The support that was given under it has ended.</summary>
    public void End() => (State, Version) = (OfferState.Ended, Version + 1);

    /// <summary>Another provider was first.</summary>
    public void GoElsewhere() => (State, Version) = (OfferState.Elsewhere, Version + 1);

    /// <summary>Writes down that its time ran out; false where it has not, or somebody answered.</summary>
    public bool Expire(DateTimeOffset now)
    {
        if (State != OfferState.Sent || now < Until) return false;
        (State, Version) = (OfferState.Expired, Version + 1);
        return true;
    }

    private OfferIsNotOpen? Answer(OfferState state, Act act)
    {
        if (StateAt(act.When) != OfferState.Sent) return new OfferIsNotOpen(StateAt(act.When));
        (State, AnsweredBy, AnsweredAt, Version) = (state, act.Reader.User, act.When, Version + 1);
        return null;
    }
}
