namespace Heed.Customers.Memories;

/// <summary>What kind of thing is remembered. The numbers are stored and order the list: taboos come first.</summary>
internal enum MemoryKind
{
    Taboo = 0,
    Preference = 1,
}
