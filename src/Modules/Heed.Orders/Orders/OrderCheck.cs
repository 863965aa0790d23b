namespace Heed.Orders.Orders;

/// <summary>Holds what comes from outside within bounds. What a shop says is data of strangers: it is shown, never obeyed.</summary>
internal static class OrderCheck
{
    public const int MaxLines = 200, MaxParcels = 20, MaxSteps = 100;

    /// <summary>The order with every text cleaned and cut, or what is wrong with it (a code and the field).</summary>
    public static (SourceOrder? Order, string? Field) Clean(SourceOrder order)
    {
        if (Text(order.Number, OrderEntry.MaxNumber + 1) is not { Length: <= OrderEntry.MaxNumber } number) return (null, "number");
        if (!IsCurrency(order.Currency)) return (null, "currency");
        if (order.Total is < 0 or > 100_000_000_000_000) return (null, "total");
        if (order.PlacedAt.Year is < 1990 or > 2200) return (null, "placedAt");
        if (order.Lines.Count > MaxLines || order.Lines.Any(l => l.Quantity is < 0 or > 1_000_000 || Math.Abs(l.Price) > 100_000_000_000_000 || string.IsNullOrWhiteSpace(l.Name))) return (null, "lines");
        if (order.Parcels.Count > MaxParcels || order.Parcels.Any(p => string.IsNullOrWhiteSpace(p.TrackingNumber) || p.Steps?.Count > MaxSteps)) return (null, "parcels");
        var clean = order with
        {
            Number = number,
            StageText = Text(order.StageText, 60),
            Url = Url(order.Url),
            Note = Text(order.Note, OrderEntry.MaxNote, lines: true),
            Buyer = Clean(order.Buyer),
            Lines = [.. order.Lines.Select(l => l with { Name = Text(l.Name, OrderEntry.MaxText)!, Sku = Text(l.Sku, 64), Variant = Text(l.Variant, OrderEntry.MaxText), ImageUrl = Url(l.ImageUrl) })],
            Parcels = [.. order.Parcels.Select(Clean)],
        };
        return clean.Lines.Any(l => l.Name is null) || clean.Parcels.Any(p => p.TrackingNumber is null) ? (null, "lines") : (clean, null);
    }

    /// <summary>A parcel with clean texts and its steps newest first.</summary>
    public static ParcelRow Clean(ParcelRow parcel) => parcel with
    {
        TrackingNumber = Text(parcel.TrackingNumber, 64)!,
        Carrier = Text(parcel.Carrier, 60),
        Url = Url(parcel.Url),
        Steps = [.. (parcel.Steps ?? []).Select(s => new ParcelStep(s.At, Text(s.Text, OrderEntry.MaxText) ?? "", Text(s.Place, 100))).Where(s => s.Text.Length > 0).OrderByDescending(s => s.At)],
    };

    /// <summary>Trimmed, without control characters, cut; null when nothing is left.</summary>
    public static string? Text(string? value, int max, bool lines = false)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        var cut = value.Length > max * 2 ? value[..(max * 2)] : value;
        var clean = string.Concat(cut.Where(c => !char.IsControl(c) || (lines && c == '\n'))).Trim();
        if (clean.Length > max) clean = clean[..(char.IsHighSurrogate(clean[max - 1]) ? max - 1 : max)];
        return clean.Length == 0 ? null : clean;
    }

    /// <summary>Three capital letters.</summary>
    public static bool IsCurrency(string? text) => text is { Length: 3 } && text.All(char.IsAsciiLetterUpper);

    private static OrderBuyer Clean(OrderBuyer buyer) => new(Text(buyer.Id, 200), Text(buyer.Name, 100), Text(BuyerKeys.Email(buyer.Email), 254), Text(buyer.Phone, 40), Text(buyer.Address, 500));

    // Links are opened by agents: https alone, and nothing that hides its host behind a user name.
    private static string? Url(string? text) =>
        text is { Length: > 0 and <= OrderEntry.MaxUrl } && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == "https" && uri.UserInfo.Length == 0 ? uri.AbsoluteUri : null;
}
