using System.Globalization;
using Entente.Foundation;
using Entente.Web.Design;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Design;

/// <summary>Dates come in as three fields, or as one text from an address.</summary>
public sealed class DateFieldTests
{
    [Theory]
    [InlineData("27", "3", "1999", "1999-03-27")]
    [InlineData(" 7", "March", "1999", "1999-03-07")]
    [InlineData("7", "mar", "1999", "1999-03-07")]
    [InlineData("29", "2", "2024", "2024-02-29")]
    [InlineData("1", "1", "1900", "1900-01-01")]
    [InlineData("", "", "", null)]
    public async Task A_whole_date_is_read(string day, string month, string year, string? date)
    {
        var (result, state) = await BindAsync<DateOnly?>(day, month, year);

        Assert.Equal(0, state.ErrorCount);
        Assert.True(state.IsValid);
        Assert.Equal(date is null ? null : DateOnly.Parse(date, CultureInfo.InvariantCulture), result.Model);
    }

    [Theory]
    [InlineData("", "", "1999", "1999")]
    [InlineData("", "3", "1999", "1999-03")]
    [InlineData("27", "3", "1999", "1999-03-27")]
    [InlineData("", "", "", null)]
    public async Task A_date_may_be_partly_known(string day, string month, string year, string? date)
    {
        var (result, state) = await BindAsync<PartialDate?>(day, month, year);

        Assert.Equal(0, state.ErrorCount);
        Assert.Equal(date, result.Model?.ToString());
    }

    [Theory]
    [InlineData("30", "2", "2026", "Born")]
    [InlineData("x", "2", "2026", "Born")]
    [InlineData("1", "13", "2026", "Born")]
    [InlineData("1", "ma", "2026", "Born")]
    [InlineData("1", "2", "26", "Born.Year")]
    [InlineData("1", "2", "", "Born.Year")]
    [InlineData("", "2", "2026", "Born.Day")]
    [InlineData("1", "", "2026", "Born.Month")]
    [InlineData("１", "2", "2026", "Born")]
    [InlineData("1", "2", "1899", "Born")]
    [InlineData("31", "12", "9999", "Born")]
    public async Task A_date_that_cannot_be_is_told_at_its_field_and_kept(string day, string month, string year, string where)
    {
        var (result, state) = await BindAsync<DateOnly?>(day, month, year);

        Assert.False(result.IsModelSet);
        Assert.Equal(where, Assert.Single(state, s => s.Value!.Errors.Count > 0).Key);
        Assert.Equal(day, state["Born.Day"]?.AttemptedValue);
    }

    [Theory]
    [InlineData("", "5", "")]
    [InlineData("5", "", "1999")]
    public async Task A_partial_date_has_no_holes(string day, string month, string year)
    {
        var (_, state) = await BindAsync<PartialDate?>(day, month, year);

        Assert.Equal(1, state.ErrorCount);
    }

    private static async Task<(ModelBindingResult, ModelStateDictionary)> BindAsync<T>(string day, string month, string year)
    {
        var metadata = new EmptyModelMetadataProvider().GetMetadataForType(typeof(T));
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddSingleton(Rendered.Texts).BuildServiceProvider() };
        var form = new FormCollection(new() { ["Born.Day"] = day, ["Born.Month"] = month, ["Born.Year"] = year });
        var context = DefaultModelBindingContext.CreateBindingContext(new ActionContext(http, new(), new()), new FormValueProvider(BindingSource.Form, form, CultureInfo.InvariantCulture), metadata, null, "Born");
        var binder = new DateBinders().GetBinder(new Provider(metadata))!;
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");
        await binder.BindModelAsync(context);
        CultureInfo.CurrentCulture = culture;
        return (context.Result, context.ModelState);
    }

    private sealed class Provider(ModelMetadata metadata) : ModelBinderProviderContext
    {
        public override BindingInfo BindingInfo => new();

        public override ModelMetadata Metadata => metadata;

        public override IModelMetadataProvider MetadataProvider => new EmptyModelMetadataProvider();

        public override IModelBinder CreateBinder(ModelMetadata metadata) => throw new NotSupportedException();
    }
}
