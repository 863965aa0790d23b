using System.Security.Cryptography;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heed.Accounts.Pages;

/// <summary>The style sheet and the mark of the account pages, served from the assembly.</summary>
internal static class PageStyle
{
    private const string Mark =
        """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#3451D1"/><path d="M10 8v16M22 8v16M10 16c4-4 8-4 12 0" fill="none" stroke="#fff" stroke-width="3.2" stroke-linecap="round"/></svg>""";

    private static readonly byte[] Css = ReadFile("pages.css");
    private static readonly byte[] Script = ReadFile("passkey.js");

    /// <summary>Changes with the sheet, so that it can be kept for ever.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(Css))[..12];

    /// <summary>Changes with the script for passkeys.</summary>
    public static string ScriptVersion { get; } = Convert.ToHexStringLower(SHA256.HashData(Script))[..12];

    public static void Map(IEndpointRouteBuilder root)
    {
        root.MapGet("/accounts/pages.css", (HttpResponse response) => Keep(response, TypedResults.Bytes(Css, "text/css; charset=utf-8"))).ForAnyone().ExcludeFromDescription();
        root.MapGet("/accounts/passkey.js", (HttpResponse response) => Keep(response, TypedResults.Bytes(Script, "text/javascript; charset=utf-8"))).ForAnyone().ExcludeFromDescription();
        root.MapGet("/accounts/mark.svg", (HttpResponse response) => Keep(response, TypedResults.Text(Mark, "image/svg+xml"))).ForAnyone().ExcludeFromDescription();
    }

    private static IResult Keep(HttpResponse response, IResult result)
    {
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return result;
    }

    private static byte[] ReadFile(string name)
    {
        using var stream = typeof(PageStyle).Assembly.GetManifestResourceStream(name)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
