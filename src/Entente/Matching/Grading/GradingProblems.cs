using Entente.Foundation;

namespace Entente.Matching.Grading;

/// <summary>There is no such source, or this reader may not know of it: these look the same.</summary>
public sealed record SourceGone() : Problem("");

public sealed record GradeMissing() : Problem(nameof(GradeForm.Grade));

public sealed record GradeWhyMissing() : Problem(nameof(GradeForm.Why));

public sealed record GradeWhyTooLong() : Problem(nameof(GradeForm.Why), GradeForm.MostWhy);

public sealed record GradeWhyBroken() : Problem(nameof(GradeForm.Why));

public sealed record GradeUnchanged() : Problem(nameof(GradeForm.Grade));

public sealed record NoGradeWaits() : Problem("");

/// <summary>Whoever asked cannot be the second person.</summary>
public sealed record OwnGrade() : Problem("");

public sealed record GradeAnswerMissing() : Problem(nameof(GradeForm.Agree));

/// <summary>What was answered is not what waits now.</summary>
public sealed record GradeAskedAnew() : Problem("");
