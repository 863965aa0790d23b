namespace Heed.Orders.Sources;

/// <summary>A place where orders are kept, without its secret.</summary>
/// <param name="Type"><c>embedded</c> (kept here) or <c>rest</c> (a shop that is asked).</param>
/// <param name="BrandId">The brand whose orders these are; null for all.</param>
/// <param name="Offers">The requests it takes.</param>
/// <param name="SecretAt">When the secret was made; null before the first.</param>
/// <param name="FailingSince">It has not answered since; null while all is well.</param>
/// <param name="Failure">Why not.</param>
/// <param name="Orders">How many orders are known of it.</param>
internal sealed record SourceView(
    Guid Id, long Version, string Name, string Type, Guid? BrandId, string? BaseUrl, bool Enabled, IReadOnlyList<OrderRequestKind> Offers, DateTimeOffset? SecretAt, DateTimeOffset? FailingSince,
    string? Failure, DateTimeOffset? LastOrderAt, long Orders, DateTimeOffset CreatedAt)
{
    private static readonly OrderRequestKind[] Kinds = Enum.GetValues<OrderRequestKind>();

    public static SourceView Of(OrderSource s, long orders) => new(
        s.Id, s.Version, s.Name, s.Type, s.Brand, s.BaseUrl, s.Enabled, [.. Kinds.Where(k => (s.Offers & Bit(k)) != 0)], s.SecretAt, s.FailingSince, s.Failure, s.LastOrderAt, orders, s.CreatedAt);

    public static int Bits(IEnumerable<OrderRequestKind> kinds) => kinds.Aggregate(0, (bits, kind) => bits | Bit(kind));

    public static int Bit(OrderRequestKind kind) => 1 << (int)kind;
}
