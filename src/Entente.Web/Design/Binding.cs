using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Options;

namespace Entente.Web.Design;

/// <summary>How forms come in: an empty field is "" or not answered as the form says, dates come in three fields, and what cannot be read is told in the site's own words.</summary>
internal sealed class Binding(Texts texts) : IConfigureOptions<MvcOptions>, IDisplayMetadataProvider
{
    private readonly NullabilityInfoContext _nullability = new();

    public void Configure(MvcOptions options)
    {
        // What must be answered is the rooms' to say, in their own words and all at once.
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        options.ModelBinderProviders.Insert(0, new DateBinders());
        options.ModelMetadataDetailsProviders.Add(this);
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => texts["design.unreadable"]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => texts["design.unreadable"]);
        messages.SetUnknownValueIsInvalidAccessor(_ => texts["design.unreadable"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["design.unreadable"]);
        messages.SetValueIsInvalidAccessor(_ => texts["design.unreadable"]);
        messages.SetValueMustBeANumberAccessor(_ => texts["design.not-a-number"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["design.not-a-number"]);
        messages.SetValueMustNotBeNullAccessor(_ => texts["design.missing"]);
        messages.SetMissingBindRequiredValueAccessor(_ => texts["design.missing"]);
        messages.SetMissingKeyOrValueAccessor(() => texts["design.missing"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => texts["design.missing"]);
    }

    // A string that may not be null stays "" when the field is empty.
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        if (context.Key.ModelType != typeof(string)) return;
        NullabilityState state;
        lock (_nullability)
        {
            state = context.Key switch
            {
                { PropertyInfo: { } property } => _nullability.Create(property).WriteState,
                { ParameterInfo: { } parameter } => _nullability.Create(parameter).WriteState,
                _ => NullabilityState.Unknown,
            };
        }

        if (state == NullabilityState.NotNull) context.DisplayMetadata.ConvertEmptyStringToNull = false;
    }
}
