namespace Heed.Knowledge.Answering;

/// <summary>Which entries stand in an index together. Apart, so that what one brand's customers ask is not crowded out by another's answers.</summary>
/// <param name="Brand">Entries of this brand besides those of all.</param>
/// <param name="Internal">Entries for agents too.</param>
/// <param name="AllBrands">Every brand's entries: for people who see them all.</param>
internal readonly record struct IndexReach(Guid? Brand, bool Internal, bool AllBrands = false)
{
    public bool Holds(IndexedEntry entry) => (AllBrands || entry.Brand is null || entry.Brand == Brand) && (Internal || entry.Audience != Audience.Internal);
}
