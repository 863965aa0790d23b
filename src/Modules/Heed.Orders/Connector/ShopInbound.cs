using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Heed.Orders.Orders;
using Heed.Orders.Sources;
using Heed.Platform.Outbound;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Orders.Connector;

/// <summary><c>POST /orders/v1/{source}</c>: a shop tells orders by itself, signed as Heed signs (Standard Webhooks).</summary>
internal static class ShopInbound
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);
    private static readonly RateRule Calls = new(120, 20);

    public static void Map(IEndpointRouteBuilder root) => root.MapPost("/orders/v1/{source:guid}", TakeAsync).ForAnyone().WithName("TellOrders").WithTags("Orders")
        .WithSummary("A shop tells up to 100 orders, new or changed, signed with the source's secret. Repeats and late arrivals change nothing.");

    private static async Task<Ok<TakenOrders>> TakeAsync(
        Guid source, HttpContext context, IStore store, SourceSecrets secrets, RateLimits limits, TimeProvider time, CancellationToken cancellationToken)
    {
        limits.Take("orders-in", source.ToString("N"), Calls);
        var body = await BodyAsync(context.Request, cancellationToken);
        WorkspaceId workspace;
        using (var session = store.Read())
        {
            var found = await session.FirstAsync($"select workspace, enabled from orders_sources where id = {source}", r => ((WorkspaceId Workspace, bool Enabled)?)(new WorkspaceId(r.Int(0)), r.Bool(1)), cancellationToken);
            // An unknown source, one that is switched off and a wrong signature look alike.
            if (found is not { Enabled: true } known || !IsSigned(context.Request.Headers, body, await secrets.WorkingAsync(session, known.Workspace, source, cancellationToken), time.GetUtcNow())) throw new SignInRequiredRefusal("signatureInvalid");
            workspace = known.Workspace;
        }

        if (ShopContract.Read<ShopOrders>(body)?.Orders is not { } told) throw new InvalidRefusal("orders", "notOrders", "The body must be JSON with a list `orders`.");
        if (told.Count > ShopContract.MaxOrders) throw new InvalidRefusal("orders", "tooMany", $"At most {ShopContract.MaxOrders} orders in one call.");
        var read = told.Select(ShopContract.Of).ToList();
        var outcomes = await store.WriteAsync(Scope.System(workspace), unit => Put(unit, source, [.. read.Select(r => r.Order).OfType<SourceOrder>()]), cancellationToken);
        return TypedResults.Ok(new TakenOrders(
            outcomes.Count(o => o == PutOutcome.Created), outcomes.Count(o => o == PutOutcome.Changed), outcomes.Count(o => o is PutOutcome.Unchanged or PutOutcome.Older),
            [.. read.Select((r, i) => (r.Field, Place: i)).Where(r => r.Field is not null).Select(r => new RefusedOrder(r.Place, r.Field!))]));
    }

    private static List<PutOutcome> Put(Unit unit, Guid source, List<SourceOrder> orders)
    {
        var outcomes = orders.ConvertAll(o => OrderBook.Put(unit, source, o));
        unit.Execute($"update orders_sources set last_order_at = {unit.Now} where workspace = {unit.Workspace} and id = {source}");
        return outcomes;
    }

    private static async Task<byte[]> BodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = new byte[ShopContract.MaxBody + 1];
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken);
        return length > ShopContract.MaxBody ? throw new InvalidRefusal("body", "tooLarge", "At most 512 KiB in one call.") : body[..length];
    }

    private static bool IsSigned(IHeaderDictionary headers, byte[] body, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        var id = headers["webhook-id"].ToString();
        var at = headers["webhook-timestamp"].ToString();
        if (id.Length is 0 or > 200 || !long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds) return false;
        var given = headers["webhook-signature"].ToString().Split(' ', 6, StringSplitOptions.RemoveEmptyEntries);
        foreach (var secret in secrets)
        {
            var own = Encoding.ASCII.GetBytes(StandardWebhook.Signature(secret, id, at, body));
            if (Array.Exists(given, g => CryptographicOperations.FixedTimeEquals(own, Encoding.UTF8.GetBytes(g)))) return true;
        }

        return false;
    }
}

/// <summary>What became of the orders told.</summary>
/// <param name="Unchanged">Known already, or older than what is known.</param>
/// <param name="Refused">Those that could not be read, by their place in the list, from 0.</param>
internal sealed record TakenOrders(int Created, int Changed, int Unchanged, IReadOnlyList<RefusedOrder> Refused);

/// <summary>An order that could not be read.</summary>
/// <param name="Field">What is wrong with it.</param>
internal sealed record RefusedOrder(int Place, string Field);
