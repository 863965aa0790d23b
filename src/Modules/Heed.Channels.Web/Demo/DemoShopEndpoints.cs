using System.Reflection;

namespace Heed.Channels.Web.Demo;

/// <summary>What the shop page loads, and its sign-in. The page itself is <c>Pages/DemoShop.cshtml</c>.</summary>
internal static class DemoShopEndpoints
{
    public static void Map(IEndpointRouteBuilder root)
    {
        root.MapGet("/demo/shop.css", () => Resource("shop.css", "text/css; charset=utf-8")).ForAnyone().ExcludeFromDescription();
        root.MapGet("/demo/shop.js", () => Resource("shop.js", "text/javascript; charset=utf-8")).ForAnyone().ExcludeFromDescription();
        root.MapPost("/demo/shop/identity", SignInAsync).ForAnyone().ExcludeFromDescription();
    }

    /// <summary>Signs in as the sample customer. Anybody may: it is a sample, and there only with the sample company.</summary>
    private static async Task<Ok<ShopIdentity>> SignInAsync(DemoShop shop, HttpContext context, CancellationToken cancellationToken, string? lang = null)
    {
        SameOrigin.Require(context);
        var (workspace, inbox, key, _) = await shop.FindAsync(cancellationToken) ?? throw new NotFoundRefusal();
        var texts = ShopTexts.For(lang, context.Request);
        var customer = new ShopCustomer(texts["customer.id"], texts["customer.name"], texts["customer.email"]);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new ShopIdentity(await shop.SignAsync(workspace, inbox, key, customer, cancellationToken), customer.Name));
    }

    private static IResult Resource(string name, string contentType)
    {
        var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        return Results.Stream(stream, contentType);
    }
}

/// <summary>A signed identity for <c>Heed.identify</c>.</summary>
internal sealed record ShopIdentity(string Identity, string Name);
