using System.Reflection;
using Entente.Foundation;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Entente.Storage;

/// <summary>Holds every stored field to having a class: a model with one that has none does not start, so no site, test or migration is made from it.</summary>
public static class FieldClasses
{
    public static void Require(IMutableModel model)
    {
        var bare = Unclassed(model).ToList();
        if (bare.Count > 0)
        {
            throw new InvalidOperationException($"These stored fields have no class; mark each [Open], [Personal], [Sensitive], [Hazard], [Privileged] or [Intelligence]: {string.Join(", ", bare)}.");
        }
    }

    public static IEnumerable<string> Unclassed(IReadOnlyModel model) =>
        from entity in model.GetEntityTypes()
            // What convention met inside a JSON column is no table and leaves the model when it is finished: the column itself has a class.
        where entity is not IConventionEntityType met || met.GetConfigurationSource() != ConfigurationSource.Convention
        from property in entity.GetProperties()
        where !(property.IsShadowProperty() && property.IsForeignKey()) && Of(property) is null
        select $"{entity.ClrType.Name}.{property.Name}";

    public static FieldClass? Of(IReadOnlyProperty property) => property.PropertyInfo?.GetCustomAttribute<ClassAttribute>()?.FieldClass;
}
