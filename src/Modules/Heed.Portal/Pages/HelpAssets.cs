using System.Security.Cryptography;
using System.Text;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heed.Portal.Pages;

/// <summary>Style and script of the help centre, from the assembly; the brand's colour is a sheet of its own, so that pages need no style of theirs.</summary>
internal static class HelpAssets
{
    private static readonly byte[] Css = Read("help.css"), Script = Read("help.js");

    /// <summary>Changes with the files, so that they can be kept for ever.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(SHA256.HashData([.. Css, .. Script]))[..12];

    public static void Map(IEndpointRouteBuilder root)
    {
        root.MapGet("/help-assets/help.css", (HttpResponse response) => Keep(response, TypedResults.Bytes(Css, "text/css; charset=utf-8"))).ForAnyone().ExcludeFromDescription();
        root.MapGet("/help-assets/help.js", (HttpResponse response) => Keep(response, TypedResults.Bytes(Script, "text/javascript; charset=utf-8"))).ForAnyone().ExcludeFromDescription();
        root.MapGet("/help-assets/tint/{color}.css", (string color, HttpResponse response) => Keep(response, TypedResults.Bytes(Tint("#" + color), "text/css; charset=utf-8"))).ForAnyone().ExcludeFromDescription();
    }

    private static byte[] Tint(string color) => Encoding.UTF8.GetBytes(
        $":root{{--primary:{BrandTint.OnLight(color)};--on-primary:#fff}}@media(prefers-color-scheme:dark){{:root{{--primary:{BrandTint.OnDark(color)};--on-primary:#0e1014}}}}");

    private static IResult Keep(HttpResponse response, IResult result)
    {
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return result;
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(HelpAssets).Assembly.GetManifestResourceStream(name)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
