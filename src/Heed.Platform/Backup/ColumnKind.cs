namespace Heed.Platform.Backup;

/// <summary>How a column's values are written, alike for both engines. The numbers are stored.</summary>
internal enum ColumnKind
{
    Number = 1,
    Text = 2,
    Bytes = 3,
    Real = 4,
    Flag = 5,
    Id = 6,
}
