namespace Entente.Foundation;

/// <summary>How a stored field is protected. Every stored field has one; a model with a field without one does not start.</summary>
public enum FieldClass { Open, Personal, Sensitive, Hazard, Privileged, Intelligence }

/// <summary>Says which class a stored field has.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public abstract class ClassAttribute(FieldClass fieldClass) : Attribute
{
    public FieldClass FieldClass { get; } = fieldClass;
}

/// <summary>Anybody who may see the row may see it: ids, states, times, codes that tell nothing of a person.</summary>
public sealed class OpenAttribute() : ClassAttribute(FieldClass.Open);

/// <summary>Tells who a person is or was: names, dates of birth, documents, contacts.</summary>
public sealed class PersonalAttribute() : ClassAttribute(FieldClass.Personal);

/// <summary>Special categories and the account itself: health, sexual exploitation, status, needs.</summary>
public sealed class SensitiveAttribute() : ClassAttribute(FieldClass.Sensitive);

/// <summary>Whoever reads it could find or harm someone: addresses, whereabouts, dangers.</summary>
public sealed class HazardAttribute() : ClassAttribute(FieldClass.Hazard);

/// <summary>Legal or counselling privilege: only its author and those the author named.</summary>
public sealed class PrivilegedAttribute() : ClassAttribute(FieldClass.Privileged);

/// <summary>Intelligence: exploiters, networks, graded reports.</summary>
public sealed class IntelligenceAttribute() : ClassAttribute(FieldClass.Intelligence);
