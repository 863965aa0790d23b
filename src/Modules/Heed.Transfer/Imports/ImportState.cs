namespace Heed.Transfer.Imports;

/// <summary>Where an import stands. The numbers are stored.</summary>
internal enum ImportState
{
    /// <summary>Uploaded; columns are being matched with fields.</summary>
    Draft = 0,

    /// <summary>Rows are being taken in.</summary>
    Running = 1,

    /// <summary>Stopped by somebody; it can go on.</summary>
    Stopped = 2,

    Finished = 3,
}
