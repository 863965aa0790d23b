using System.Text.Json;

namespace Heed.Orders.Connector;

/// <summary>The words in which a shop and Heed speak (docs/integrate/orders.md): read leniently, held within bounds.</summary>
internal static class ShopContract
{
    /// <summary>Largest answer or call taken, in bytes.</summary>
    public const int MaxBody = 512 * 1024;

    /// <summary>Most orders in one answer or call.</summary>
    public const int MaxOrders = 100;

    /// <summary>Unknown members are passed over, so that a shop may say more than we know; depth is bounded before anything is read.</summary>
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { MaxDepth = 16, RespectNullableAnnotations = false };

    /// <summary>The body as a value; null for what is none.</summary>
    public static T? Read<T>(ReadOnlySpan<byte> body)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, Options);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The order, or the field in which it is wrong.</summary>
    public static (SourceOrder? Order, string? Field) Of(ShopOrder? told)
    {
        if (told?.Number is null) return (null, "number");
        if (told.Currency is null) return (null, "currency");
        if (told.Total is not { } total) return (null, "total");
        if (told.PlacedAt is not { } placed) return (null, "placedAt");
        if (StageOf<OrderStage>(told.Stage) is not { } stage) return (null, "stage");
        if ((told.Lines?.Count ?? 0) > Heed.Orders.Orders.OrderCheck.MaxLines) return (null, "lines");
        if (Parcels(told.Parcels) is not { } parcels) return (null, "parcels");
        var buyer = told.Buyer ?? new ShopBuyer(null, null, null, null, null);
        return Heed.Orders.Orders.OrderCheck.Clean(new SourceOrder(
            told.Number, stage, told.Currency, total, placed.ToUniversalTime(), new OrderBuyer(buyer.Id, buyer.Name, buyer.Email, buyer.Phone, buyer.Address),
            [.. (told.Lines ?? []).Select(l => new OrderLineRow(l?.Name ?? "", l?.Quantity ?? 1, l?.Price ?? 0, l?.Sku, l?.Variant, l?.ImageUrl))], parcels,
            told.StageText, told.Url, told.Note, told.ChangedAt?.ToUniversalTime()));
    }

    /// <summary>Parcels as told; null when one of them is none.</summary>
    public static IReadOnlyList<ParcelRow>? Parcels(IReadOnlyList<ShopParcel?>? told)
    {
        if (told is null) return [];
        if (told.Count > Heed.Orders.Orders.OrderCheck.MaxParcels) return null;
        var rows = new List<ParcelRow>(told.Count);
        foreach (var parcel in told)
        {
            if (string.IsNullOrWhiteSpace(parcel?.TrackingNumber) || StageOf<ParcelStage>(parcel.Stage) is not { } stage || parcel.Steps?.Count > Heed.Orders.Orders.OrderCheck.MaxSteps) return null;
            rows.Add(new ParcelRow(
                parcel.TrackingNumber, stage, parcel.Carrier, parcel.DueAt?.ToUniversalTime(), parcel.Url,
                [.. (parcel.Steps ?? []).OfType<ShopStep>().Where(s => s.At is not null).Select(s => new ParcelStep(s.At!.Value.ToUniversalTime(), s.Text ?? "", s.Place))]));
        }

        return rows;
    }

    /// <summary>A stage by its name in camelCase; null for a name there is not, and for numbers.</summary>
    public static TStage? StageOf<TStage>(string? name)
        where TStage : struct, Enum =>
        name is { Length: > 0 } && char.IsAsciiLetter(name[0]) && Enum.TryParse<TStage>(name, ignoreCase: true, out var stage) && Enum.IsDefined(stage) ? stage : null;
}

/// <summary>An order in the shop's answer. <see cref="Total"/> and prices are whole numbers of minor units.</summary>
internal sealed record ShopOrder(
    string? Number, string? Stage, string? StageText, string? Currency, long? Total, DateTimeOffset? PlacedAt, DateTimeOffset? ChangedAt, ShopBuyer? Buyer, IReadOnlyList<ShopLine?>? Lines,
    IReadOnlyList<ShopParcel?>? Parcels, string? Url, string? Note);

internal sealed record ShopBuyer(string? Id, string? Name, string? Email, string? Phone, string? Address);

internal sealed record ShopLine(string? Name, int? Quantity, long? Price, string? Sku, string? Variant, string? ImageUrl);

internal sealed record ShopParcel(string? TrackingNumber, string? Stage, string? Carrier, DateTimeOffset? DueAt, string? Url, IReadOnlyList<ShopStep?>? Steps);

internal sealed record ShopStep(DateTimeOffset? At, string? Text, string? Place);

/// <summary>Answer to <c>find</c>, and body of the shop's own calls.</summary>
internal sealed record ShopOrders(IReadOnlyList<ShopOrder?>? Orders);

/// <summary>Answer to <c>get</c>; null: there is none of this number.</summary>
internal sealed record ShopOne(ShopOrder? Order);

/// <summary>Answer to <c>logistics</c>.</summary>
internal sealed record ShopParcels(IReadOnlyList<ShopParcel?>? Parcels);

/// <summary>Answer to <c>refund</c>, <c>exchange</c> and <c>coupon</c>.</summary>
internal sealed record ShopDone(string? Reference, string? Text);

/// <summary>Body of a refusal (status 422).</summary>
internal sealed record ShopRefusal(string? Message);
