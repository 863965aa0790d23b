namespace Heed.Orders.Orders;

/// <summary>An order as its source last told it. Its id is made from source and number, so that whoever tells it, it is one row.</summary>
internal sealed class OrderEntry
{
    public const string Kind = "order";
    public const int MaxNumber = 64, MaxText = 300, MaxNote = 2000, MaxUrl = 2000;

    public WorkspaceId Workspace { get; init; }

    public Guid Id { get; init; }

    public long Version { get; set; } = 1;

    public Guid Source { get; init; }

    public required string Number { get; init; }

    /// <summary>The number as it is looked for: without blanks around it, in capitals.</summary>
    public required string NumberKey { get; init; }

    public OrderStage Stage { get; set; }

    public string? StageText { get; set; }

    public required string Currency { get; set; }

    public long Total { get; set; }

    public long Refunded { get; set; }

    public DateTimeOffset PlacedAt { get; set; }

    /// <summary>When it changed at its source; null when the source does not say.</summary>
    public DateTimeOffset? ChangedAt { get; set; }

    public DateTimeOffset AsOf { get; set; }

    public string? BuyerId { get; set; }

    public string? BuyerName { get; set; }

    /// <summary>In lower case, as it is compared.</summary>
    public string? BuyerEmail { get; set; }

    public string? BuyerPhone { get; set; }

    /// <summary>The last eleven digits of the phone number: country codes are written in too many ways.</summary>
    public string? PhoneKey { get; set; }

    public string? BuyerAddress { get; set; }

    /// <summary>The customer that a person has tied it to.</summary>
    public Guid? Customer { get; set; }

    public string? Url { get; set; }

    public string? Note { get; set; }

    /// <summary>What it is found by: number, names, goods, tracking numbers.</summary>
    public required string Search { get; set; }

    /// <summary>Fingerprint of what the source said, to know "nothing new".</summary>
    public required string Print { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public static Guid IdOf(Guid source, string number) => Ids.FromParts("order", source.ToString("N"), KeyOf(number));

    public static string KeyOf(string number) => number.Trim().ToUpperInvariant();
}
