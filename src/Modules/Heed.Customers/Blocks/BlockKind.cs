namespace Heed.Customers.Blocks;

/// <summary>What a block matches. The numbers are stored.</summary>
internal enum BlockKind
{
    Customer = 0,
    Email = 1,
    Ip = 2,
}
