using System.Globalization;
using System.Text;
using Microsoft.Playwright;

namespace Heed.Browser.Tests.Hostile;

/// <summary>Trust 39 and 40: whatever a file says that it is and however it is called, a browser that is led to it saves it or draws a plain picture, and runs nothing.</summary>
[Collection(DemoCollection.Name)]
public sealed class ServedFileTests(DemoServer server, Browser browser)
{
    private const string Run = "top.__xss(9001)";

    private static readonly (string Name, string Type, string Content)[] Files =
    [
        ("a.svg", "image/svg+xml", $"<svg xmlns='http://www.w3.org/2000/svg' onload='{Run}'><script>{Run}</script></svg>"),
        ("a.html", "text/html", $"<!doctype html><script>{Run}</script>"),
        ("a.xhtml", "application/xhtml+xml", $"<html xmlns='http://www.w3.org/1999/xhtml'><script>{Run}</script></html>"),
        ("a.xml", "text/xml", $"<?xml version='1.0'?><x:script xmlns:x='http://www.w3.org/1999/xhtml'>{Run}</x:script>"),
        ("a.pdf", "application/pdf", $"%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS({Run})>>>>endobj"),
        ("a.png.html", "image/png; charset=x\"><script>", $"<script>{Run}</script>"),
        ("a.jpg", "text/html;image/jpeg", $"<html><script>{Run}</script>"),
        ("a.gif", "image/gif", $"GIF89a/*<script>{Run}</script>*/={Run};"),
        ("a.js", "text/javascript", Run),
        ("a.mht", "multipart/related", $"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<script>{Run}</script>"),
        ("gnp.\u202Elmth.exe", "", $"<script>{Run}</script>"),
        ("a\u200B.html", "TEXT/HTML", $"<script>{Run}</script>"),
        ("../../etc/cron.d/x", "text/html", $"<script>{Run}</script>"),
        ("%2e%2e%2fx.html", "image/png", $"<script>{Run}</script>"),
        ("CON", "text/html", $"<script>{Run}</script>"),
        (".htaccess", "text/plain", "AddType text/html .png"),
        (new string('长', 300) + ".html", "text/html", $"<script>{Run}</script>"),
        ("x\"; filename=\"y.html", "text/html", $"<script>{Run}</script>"),
        ("a;b=c.svg", "image/svg+xml;charset=utf-7", $"+ADw-script+AD4-{Run}+ADw-/script+AD4-"),
    ];

    [Fact]
    public async Task No_file_runs_in_the_browser_that_is_led_to_it()
    {
        var console = await browser.OpenAsync("en");
        var lookout = await Lookout.KeepAsync(console, new Uri(server.Address));
        await console.SignInAsync(server, server.People[0]);
        var links = new List<string>();
        foreach (var (name, type, content) in Files)
        {
            var form = console.APIRequest.CreateFormData();
            form.Set("file", new FilePayload { Name = name, MimeType = type, Buffer = Encoding.UTF8.GetBytes(content) });
            var answer = await console.APIRequest.PostAsync($"{server.Address}/api/v1/w/{console.Workspace()}/files", new APIRequestContextOptions { Multipart = form, Headers = new Dictionary<string, string> { ["Origin"] = server.Address } });
            // To refuse is as good as to serve it harmlessly.
            if (answer.Status is 400 or 415 or 422) continue;
            Assert.True(answer.Ok, $"{name}: {answer.Status} {await answer.TextAsync()}");
            links.Add((await answer.JsonAsync())!.Value.GetProperty("url").GetString()!);
        }

        Assert.True(links.Count > Files.Length / 2, $"Only {links.Count} were taken.");
        foreach (var link in links)
        {
            var address = new Uri(new Uri(server.Address), link);
            var answer = await console.APIRequest.GetAsync(address.ToString());
            var where = string.Create(CultureInfo.InvariantCulture, $"{link}: {answer.Headers.GetValueOrDefault("content-type")} {answer.Headers.GetValueOrDefault("content-disposition")}");
            Assert.True(answer.Ok, where);
            var type = answer.Headers["content-type"];
            var drawn = type is "image/png" or "image/jpeg" or "image/gif" or "image/webp";
            Assert.True(drawn || type == "application/octet-stream", where);
            Assert.StartsWith(drawn ? "inline" : "attachment", answer.Headers["content-disposition"], StringComparison.Ordinal);
            Assert.True(answer.Headers["content-disposition"].AsSpan().IndexOfAny('/', '\\') < 0, where);
            Assert.Equal("nosniff", answer.Headers["x-content-type-options"]);
            Assert.Contains("sandbox", answer.Headers["content-security-policy"], StringComparison.Ordinal);
            Assert.False(answer.Headers.ContainsKey("set-cookie"), where);

            // As a page of its own, within a page, and as what a page may take in.
            var other = await console.Context.NewPageAsync();
            other.Dialog += async (_, dialog) => await dialog.DismissAsync();
            try
            {
                await other.GotoAsync(address.ToString());
            }
            catch (PlaywrightException error) when (error.Message.Contains("Download is starting", StringComparison.Ordinal) || error.Message.Contains("net::ERR_ABORTED", StringComparison.Ordinal))
            {
                // Saved, not opened.
            }

            await other.CloseAsync();
            Assert.True(lookout.Ran.IsEmpty, where);
        }

        // A page of our own address that takes each in every way it can; it has no policy, so only the answer itself protects.
        var host = await console.Context.NewPageAsync();
        await host.RouteAsync("**/host-page", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = "<!doctype html><body>" }));
        await host.GotoAsync(server.Address + "/host-page");
        await host.EvaluateAsync(
            """
            links => Promise.all(links.flatMap(link => ['iframe', 'embed', 'img', 'script'].map(kind => new Promise(done => {
              const one = document.createElement(kind);
              one.onload = one.onerror = done;
              one.src = link;
              setTimeout(done, 3000);
              document.body.append(one);
            })))).then(() => undefined)
            """,
            links);
        Assert.True(lookout.Ran.IsEmpty, "Taken in by a page of ours, a file ran.");
    }
}
