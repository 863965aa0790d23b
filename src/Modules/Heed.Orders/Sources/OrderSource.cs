namespace Heed.Orders.Sources;

/// <summary>Settings of a place where orders are kept.</summary>
internal sealed class OrderSource
{
    public const string Kind = "orderSource";
    public const int MaxName = 80, Most = 50;

    public WorkspaceId Workspace { get; init; }

    public Guid Id { get; init; }

    public long Version { get; set; } = 1;

    public required string Name { get; set; }

    /// <summary>Which <see cref="IOrderSource"/> serves it: <c>embedded</c> or <c>rest</c>.</summary>
    public required string Type { get; init; }

    public Guid? Brand { get; set; }

    /// <summary>Where it is asked.</summary>
    public string? BaseUrl { get; set; }

    public bool Enabled { get; set; } = true;

    /// <summary>Which requests it takes, as bits of 1 &lt;&lt; <see cref="OrderRequestKind"/>.</summary>
    public int Offers { get; set; }

    /// <summary>When the secret was made that signs calls in both directions.</summary>
    public DateTimeOffset? SecretAt { get; set; }

    /// <summary>It has not answered since; null while all is well.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    /// <summary>Why not, as in <see cref="SourceAnswer{T}.Error"/>.</summary>
    public string? Failure { get; set; }

    /// <summary>When orders last came in, by whatever way.</summary>
    public DateTimeOffset? LastOrderAt { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public OrderSourceRow Row => new(Workspace, Id, Type, Name, Brand, BaseUrl);
}
