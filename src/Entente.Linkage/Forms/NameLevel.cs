namespace Entente.Linkage.Forms;

/// <summary>How far two names agree; better agreement comes first.</summary>
internal enum NameLevel
{
    /// <summary>The same words in any order, joined or parted.</summary>
    Same,

    /// <summary>One slip of the pen.</summary>
    OneSlip,

    /// <summary>The same sound: another spelling, or another script.</summary>
    Sound,

    /// <summary>A diminutive or another language's form of the name.</summary>
    Form,

    /// <summary>One holds all words of the other.</summary>
    Part,

    /// <summary>Much alike in letters.</summary>
    Alike,

    /// <summary>An initial that fits.</summary>
    Initial,

    /// <summary>A word in common.</summary>
    Shared,

    /// <summary>Nothing in common.</summary>
    Different,
}
