using System.Net;
using System.Text.RegularExpressions;

namespace Entente.Bench;

/// <summary>Somebody at a browser, signed in by the one-click door of the example world.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _client;
    private string? _token;

    private Visitor(HttpClient client) => _client = client;

    public static async Task<Visitor> SignInAsync(Uri address, string name)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new() }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
        var row = (await client.GetStringAsync(Of("/staff/signin"))).Split("<tr").First(r => r.Contains(name, StringComparison.Ordinal));
        Dictionary<string, string> form = new() { ["persona"] = Persona().Match(row).Groups[1].Value, [TokenName] = Token().Match(row).Groups[1].Value };
        using var answer = await client.PostAsync(Of("/staff/signin?handler=Persona"), new FormUrlEncodedContent(form));
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"Signing in gave {(int)answer.StatusCode}.");
        return new(client);
    }

    public Task<string> ReadAsync(string path) => _client.GetStringAsync(Of(path));

    public Task<HttpStatusCode> GetAsync(string path) => AnswerAsync(_client.GetAsync(Of(path)));

    /// <summary>Sends the search form: what is typed goes in the body, never in an address.</summary>
    public async Task<HttpStatusCode> SearchAsync(string text)
    {
        _token ??= Token().Match(await ReadAsync("/search")).Groups[1].Value;
        return await AnswerAsync(_client.PostAsync(Of("/search"), new FormUrlEncodedContent(new Dictionary<string, string> { ["Form.Text"] = text, [TokenName] = _token })));
    }

    /// <summary>Sends a file as a browser does, piece by piece; the code and the title of the page that came.</summary>
    public async Task<(int Code, string Title)> UploadAsync(string path, string file)
    {
        using var body = new MultipartFormDataContent { { new StringContent(Token().Match(await ReadAsync(path)).Groups[1].Value), TokenName }, { new StreamContent(File.OpenRead(file)), "Files", Path.GetFileName(file) } };
        using var asked = new HttpRequestMessage(HttpMethod.Post, Of(path)) { Content = body };
        asked.Headers.ExpectContinue = true; // what is refused by its length is refused before it is sent
        using var answer = await _client.SendAsync(asked);
        return ((int)answer.StatusCode, Title().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value.Trim());
    }

    private static async Task<HttpStatusCode> AnswerAsync(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        await answer.Content.ReadAsByteArrayAsync();
        return answer.StatusCode;
    }

    public void Dispose() => _client.Dispose();

    private const string TokenName = "__RequestVerificationToken";

    private static Uri Of(string path) => new(path, UriKind.Relative);

    [GeneratedRegex("<title>([^<]*)</title>")]
    private static partial Regex Title();

    [GeneratedRegex("name=\"persona\" value=\"([^\"]+)\"")]
    private static partial Regex Persona();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
