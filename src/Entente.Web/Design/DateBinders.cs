using System.Globalization;
using Entente.Foundation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Entente.Web.Design;

/// <summary>Lets a form hold a plain DateOnly? or PartialDate? while the page asks for day, month and year in three fields.</summary>
internal sealed class DateBinders : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = Nullable.GetUnderlyingType(context.Metadata.ModelType) ?? context.Metadata.ModelType;
        return type == typeof(DateOnly) ? new DateBinder(false) : type == typeof(PartialDate) ? new DateBinder(true) : null;
    }

    private sealed class DateBinder(bool partial) : IModelBinder
    {
        // Nobody here was born before or plans after; a slip such as 20019 must not be counted through day by day.
        private const int First = 1900, Last = 2100;

        public Task BindModelAsync(ModelBindingContext context)
        {
            var (key, state, texts) = (context.ModelName, context.ModelState, context.HttpContext.RequestServices.GetRequiredService<Texts>());
            if (context.ValueProvider.GetValue(key) is { Length: > 0 } whole)
            {
                state.SetModelValue(key, whole);
                if (string.IsNullOrWhiteSpace(whole.FirstValue)) return Done(null);
                if (PartialDate.TryParse(whole.FirstValue, out var read) && (partial || read.IsExact)) return Done(read);
                return Wrong(key, partial ? "design.date-partial-unreal" : "design.date-unreal");
            }

            string Part(string name)
            {
                var value = context.ValueProvider.GetValue($"{key}.{name}");
                if (value.Length == 0) return "";
                state.SetModelValue($"{key}.{name}", value);
                // What is wrong with a part is told below; a part that nobody judges would leave the whole form unjudged.
                state.MarkFieldValid($"{key}.{name}");
                return value.FirstValue?.Trim() ?? "";
            }

            var (day, month, year) = (Part("Day"), Part("Month"), Part("Year"));
            if (day.Length + month.Length + year.Length == 0) return Done(null);
            if (year.Length == 0) return Missing("Year", "design.year");
            if (!partial && day.Length == 0) return Missing("Day", "design.day");
            if ((!partial || day.Length > 0) && month.Length == 0) return Missing("Month", "design.month");
            if (year.Length != 4 || Number(year) is not { } y) return Wrong($"{key}.Year", "design.date-year");
            return MonthOf(month) is { } m && Number(day) is { } d && PartialDate.TryCreate(y, m, d, DateSense.Plain, out var date)
                ? Done(date)
                : Wrong(key, partial ? "design.date-partial-unreal" : "design.date-unreal");

            Task Done(PartialDate? date)
            {
                if (date is { Year: < First or > Last }) return Fail(key, texts["design.date-range", First, Last]);
                object? model = partial ? date : date?.Earliest;
                context.Result = model is null && Nullable.GetUnderlyingType(context.ModelType) is null ? ModelBindingResult.Failed() : ModelBindingResult.Success(model);
                return Task.CompletedTask;
            }

            Task Missing(string part, string word) => Fail($"{key}.{part}", texts["design.date-part-missing", texts[word].ToLower(CultureInfo.CurrentCulture)]);

            Task Wrong(string where, string text) => Fail(where, texts[text]);

            Task Fail(string where, string message)
            {
                state.AddModelError(where, message);
                context.Result = ModelBindingResult.Failed();
                return Task.CompletedTask;
            }
        }

        private static int? Number(string text) =>
            text.Length == 0 ? 0 : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

        // People write "May" as well as "5".
        private static int? MonthOf(string text)
        {
            if (Number(text) is { } number) return number;
            var names = CultureInfo.CurrentCulture.DateTimeFormat;
            var at = Enumerable.Range(0, 12).Where(m => text.Length >= 3 && names.MonthNames[m].StartsWith(text, StringComparison.CurrentCultureIgnoreCase)).ToList();
            return at.Count == 1 ? at[0] + 1 : null;
        }
    }
}
