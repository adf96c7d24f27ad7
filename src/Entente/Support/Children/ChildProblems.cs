using Entente.Foundation;

namespace Entente.Support.Children;

public sealed record GuardianNotFound() : Problem("");
public sealed record GuardianSortMissing() : Problem(nameof(GuardianForm.Sort));
public sealed record GuardianNameMissing() : Problem(nameof(GuardianForm.Name));
public sealed record GuardianRelationMissing() : Problem(nameof(GuardianForm.Relation));

/// <summary>The referral says that a parent or carer may have a part in it: nobody of the family decides for the child (Directive 2011/36/EU, article 14(2)).</summary>
public sealed record GuardianFamilyMayBeInvolved() : Problem(nameof(GuardianForm.Relation));
public sealed record AppointedOnMissing() : Problem(nameof(GuardianForm.AppointedOn));
public sealed record AppointedOnUnreal(DateOnly Today) : Problem(nameof(GuardianForm.AppointedOn), Today);
public sealed record AppointedByMissing() : Problem(nameof(GuardianForm.AppointedBy));
public sealed record GuardianContactMissing() : Problem(nameof(GuardianForm.Contact));
public sealed record ConflictNotLookedFor() : Problem(nameof(GuardianForm.Conflict));

/// <summary>The guardian, or their number, is named among those whom the child is kept away from. Which one is not told.</summary>
public sealed record GuardianIsConnected() : Problem(nameof(GuardianForm.Name));

/// <summary>The child has one of this sort: end that office first.</summary>
public sealed record HasGuardian() : Problem(nameof(GuardianForm.Sort));
public sealed record GuardianEndDayMissing() : Problem(nameof(GuardianEndForm.Day));
public sealed record GuardianEndDayUnreal(DateOnly Earliest, DateOnly Latest) : Problem(nameof(GuardianEndForm.Day), Earliest, Latest);
public sealed record GuardianEndMissing() : Problem(nameof(GuardianEndForm.End));
public sealed record GuardianEndWordsMissing() : Problem(nameof(GuardianEndForm.Words));

/// <summary>For an adult nobody is appointed so: they speak for themselves.</summary>
public sealed record IsNoChild() : Problem("");
public sealed record InterestsNotFound() : Problem("");
public sealed record InterestsQuestionMissing() : Problem(nameof(BestInterestsForm.Question));
public sealed record InterestsQuestionWordsMissing() : Problem(nameof(BestInterestsForm.QuestionWords));

/// <summary>Nothing is concluded about a child over their head: what they say, or why there is nothing.</summary>
public sealed record ViewsMissing() : Problem(nameof(BestInterestsForm.Views));
public sealed record ViewsAndNoViews() : Problem(nameof(BestInterestsForm.WithoutViews));
public sealed record TookPartMissing() : Problem(nameof(BestInterestsForm.TookPart));
public sealed record ConclusionMissing() : Problem(nameof(BestInterestsForm.Conclusion));
public sealed record InterestsBecauseMissing() : Problem(nameof(BestInterestsForm.Because));
public sealed record InterestsReviewMissing() : Problem(nameof(BestInterestsForm.ReviewOn));
public sealed record InterestsReviewUnreal(DateOnly Earliest, DateOnly Latest) : Problem(nameof(BestInterestsForm.ReviewOn), Earliest, Latest);

/// <summary>Somebody else concluded, or wrote down the school, first. It is shown, and nothing entered is lost.</summary>
public sealed record ConcludedMeanwhile() : Problem("");
public sealed record SchoolStateMissing() : Problem(nameof(SchoolForm.State));
public sealed record SchoolNameMissing() : Problem(nameof(SchoolForm.Name));
public sealed record SchoolTownMissing() : Problem(nameof(SchoolForm.Town));
public sealed record SchoolWordsMissing() : Problem(nameof(SchoolForm.Words));
public sealed record SchoolFromUnreal() : Problem(nameof(SchoolForm.From));

/// <summary>Something dangerous is near: the rule is told, and not which place it met.</summary>
public sealed record SchoolNearDanger(string Rule) : Problem(nameof(SchoolForm.Done), new Sentence(Rule));
public sealed record DependentNotFound() : Problem("");
public sealed record DependentNameMissing() : Problem(nameof(DependentForm.Name));
public sealed record DependentRelationMissing() : Problem(nameof(DependentForm.Relation));
public sealed record DependentAgeOutside() : Problem(nameof(DependentForm.Age));
public sealed record WithThemMissing() : Problem(nameof(DependentForm.IsWithThem));
public sealed record DependentSafetyMissing() : Problem(nameof(DependentForm.Safety));
public sealed record DependentNothingDone() : Problem(nameof(DependentForm.Done));
public sealed record DependentNeedsMissing() : Problem(nameof(DependentForm.Needs));
public sealed record LinkedUnreadable() : Problem(nameof(DependentForm.Linked));

/// <summary>Somebody else saved this dependent first. It is shown, and nothing entered is lost.</summary>
public sealed record DependentChangedMeanwhile() : Problem("");
