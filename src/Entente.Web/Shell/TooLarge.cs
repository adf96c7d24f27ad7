using Microsoft.AspNetCore.Http.Features;

namespace Entente.Web.Shell;

/// <summary>Says that what was sent is too big. A browser reads an answer only when it has sent everything: so the rest is taken and thrown away, up to four times of what is allowed; beyond that the connection breaks.</summary>
public sealed class TooLarge(RequestDelegate next)
{
    private const int Patience = 4;

    public async Task InvokeAsync(HttpContext http)
    {
        var limit = http.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (limit is not { IsReadOnly: false, MaxRequestBodySize: { } most } || http.Request.ContentLength is not { } length || length <= most || length > Patience * most)
        {
            await next(http);
            return;
        }

        limit.MaxRequestBodySize = length;
        await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
        // There is no form any more that the page which tells it could read.
        (http.Request.Body, http.Request.ContentType, http.Request.ContentLength) = (Stream.Null, null, 0);
        http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
    }
}
