using System.Text;
using Entente.Foundation;
using PhoneNumbers;

namespace Entente.Records;

/// <summary>The normal form of a value by its type: what is stored beside what was said, and what keys are made of.</summary>
public static class NormalForms
{
    private static readonly PhoneNumberUtil Phones = PhoneNumberUtil.GetInstance();

    /// <summary>The value in normal form; as it was said where it is not understood. False: a date that is none.</summary>
    public static bool TryNormal(PropertyType type, string said, string region, out string normal)
    {
        normal = Tidy(said, type is PropertyType.Text);
        switch (type)
        {
            case PropertyType.Date:
                if (!PartialDate.TryParse(normal, out var date)) return false;
                normal = date.ToString();
                break;
            case PropertyType.Phone: normal = Phone(normal, region) ?? normal; break;
            case PropertyType.Email: normal = normal.ToLowerInvariant(); break;
            case PropertyType.Country: normal = Countries.Shipped.CodeOf(normal) ?? normal; break;
            case PropertyType.Gender: normal = Gender(normal); break;
            case PropertyType.Vehicle or PropertyType.Document: normal = normal.ToUpperInvariant(); break;
            case PropertyType.PostCode: normal = normal.ToUpperInvariant(); break;
            case PropertyType.Language: normal = normal.ToLowerInvariant(); break;
        }

        return true;
    }

    /// <summary>E.164, or null where it is no possible number. The region is for numbers written without their country.</summary>
    public static string? Phone(string? said, string region)
    {
        if (string.IsNullOrWhiteSpace(said) || said.Length > 60 || !said.Any(char.IsDigit)) return null;
        try
        {
            var ascii = Names.Latin(said);
            var number = Phones.Parse(ascii, region.Length == 2 ? region.ToUpperInvariant() : "GB");
            return Phones.IsPossibleNumber(number) ? Phones.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>Letters and digits alone, capitals: how numbers of documents, vehicles and accounts are compared.</summary>
    public static string Bare(string said)
    {
        var latin = Names.Latin(said);
        var bare = new StringBuilder(latin.Length);
        foreach (var c in latin)
        {
            if (char.IsAsciiLetterOrDigit(c)) bare.Append(char.ToUpperInvariant(c));
        }

        return bare.ToString();
    }

    /// <summary>Without space around it and, except in long texts, with single spaces inside. Nothing that is text is lost.</summary>
    public static string Tidy(string said, bool lines = false)
    {
        said = said.Trim();
        if (lines || !NeedsTidying(said)) return said;
        return string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Whether the text was broken on its way: characters that no text holds, or the mark that a wrong encoding leaves.</summary>
    public static bool IsBroken(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\uFFFD' or '\0' || (c < ' ' && c is not ('\n' or '\r' or '\t'))) return true;
            if (!char.IsSurrogate(c)) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(c, text[i + 1])) return true;
            i++;
        }

        return false;
    }

    private static bool NeedsTidying(string said)
    {
        for (var i = 0; i < said.Length; i++)
        {
            if (char.IsWhiteSpace(said[i]) && (said[i] != ' ' || said[i + 1] == ' ')) return true;
        }

        return false;
    }

    private static string Gender(string said) => said.ToLowerInvariant() switch
    {
        "m" or "male" or "man" or "masculine" => "male",
        "f" or "w" or "female" or "woman" or "feminine" => "female",
        "x" or "o" or "other" or "diverse" => "other",
        _ => said,
    };
}
