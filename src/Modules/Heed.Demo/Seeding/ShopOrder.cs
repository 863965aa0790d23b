namespace Heed.Demo.Seeding;

/// <summary>An order in the books of a sample shop.</summary>
/// <param name="Price">In minor units.</param>
/// <param name="Seed">Decides how far its parcel has come, always the same for the same order.</param>
internal sealed record ShopOrder(
    string Number, string Stage, DateTimeOffset Placed, string Product, string Model, long Price, string Currency, string Tracking, int Seed, ShopBuyer Buyer)
{
    /// <summary>A number that follows from the order's own, whatever else the sample gains.</summary>
    public static int SeedOf(string number) => number.Aggregate(17, (sum, c) => unchecked((sum * 31) + c) & 0xFFFF);

    /// <summary>Days before its conversation on which it was placed.</summary>
    public static int DaysBefore(int seed) => 2 + (seed % 4);

    /// <summary>Whether a young order is on its way, and its parcel scanned within a day or two.</summary>
    public static bool Travels(int seed) => seed % 5 > 1 && seed % 7 != 3 && DaysBefore(seed) == 2;
}

/// <summary>Who ordered.</summary>
/// <param name="Id">As the shop's own server vouches for; null for a guest.</param>
internal sealed record ShopBuyer(string? Id, string Name, string Email, string? Phone, string City, bool Chinese);
