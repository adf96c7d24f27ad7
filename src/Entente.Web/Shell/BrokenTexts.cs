using System.Reflection;
using Entente.Access;
using Entente.Records;
using Entente.Web.Design;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Shell;

/// <summary>Holds every field of every form to be text: where one is none, such as by a null byte, nothing is done. The page is shown again as it stands, told at the field, with what was entered.</summary>
public sealed class BrokenTexts(RouteTable routes, AccessMatrix matrix, Texts texts) : IAsyncPageFilter
{
    public async Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType || context.HandlerMethod is null) return;
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null) return;
        if (context.HandlerInstance.GetType().GetCustomAttribute<ChecksItsTextsAttribute>() is not null) return;
        var broken = (await http.Request.ReadFormAsync(http.RequestAborted)).Where(f => f.Value.Any(v => v is not null && NormalForms.IsBroken(v))).Select(f => f.Key).ToList();
        if (broken.Count == 0) return;

        http.Items[typeof(BrokenTexts)] = broken;
        // Showing the page is asked for as if it were opened; who may not open it finds nothing there.
        context.HandlerMethod = MayOpen(http) ? context.ActionDescriptor.HandlerMethods.FirstOrDefault(h => HttpMethods.IsGet(h.HttpMethod) && h.Name is null) : null;
    }

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (http.Items[typeof(BrokenTexts)] is not List<string> broken)
        {
            await next();
            return;
        }

        foreach (var (name, values) in http.Request.Form.Where(f => !context.ModelState.ContainsKey(f.Key))) context.ModelState.SetModelValue(name, new ValueProviderResult(values));
        var shown = await next();
        if (shown.Result is not PageResult) return;
        foreach (var name in broken) context.ModelState.AddModelError(name, texts["design.broken"]);
        http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private bool MayOpen(HttpContext http) => http.GetEndpoint() is RouteEndpoint endpoint && routes.Find(endpoint.RoutePattern, "GET") is { } rule
        && (rule.Kind is not { } kind || matrix.Ask(http.RequestServices.GetRequiredService<SignedIn>().Reader, kind, rule.Verb).Allowed);
}

/// <summary>On a page that holds each of its texts to be one itself, in words of its own.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ChecksItsTextsAttribute : Attribute;
