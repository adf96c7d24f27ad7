using Entente.Foundation;

namespace Entente.Cases.Letters;

public sealed record TranslationMissing() : Problem(nameof(TranslationForm.Words));
public sealed record TranslationTooLong(int Most) : Problem(nameof(TranslationForm.Words), Most);
public sealed record TranslationBroken() : Problem(nameof(TranslationForm.Words));
public sealed record TranslatorMissing() : Problem(nameof(TranslationForm.Translator));
public sealed record TranslatorTooLong(int Most) : Problem(nameof(TranslationForm.Translator), Most);
public sealed record TranslatorBroken() : Problem(nameof(TranslationForm.Translator));

/// <summary>There is no such paragraph, letter or language.</summary>
public sealed record ParagraphNotFound() : Problem("");

/// <summary>The English is another than the one that was on the page: this would be a translation of what is no longer said.</summary>
public sealed record EnglishHasChanged() : Problem(nameof(TranslationForm.Words));

/// <summary>Somebody translated the same paragraph meanwhile.</summary>
public sealed record TranslatedMeanwhile() : Problem(nameof(TranslationForm.Words));

/// <summary>It was issued in this language with these words.</summary>
public sealed record IssuedInThisLanguage() : Problem(nameof(TranslationForm.Words));
