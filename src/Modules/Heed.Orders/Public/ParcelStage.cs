namespace Heed.Orders.Public;

/// <summary>Where a parcel is.</summary>
public enum ParcelStage
{
    /// <summary>Announced to the carrier.</summary>
    Waiting,

    /// <summary>The carrier has it.</summary>
    PickedUp,

    /// <summary>Between depots.</summary>
    Moving,

    /// <summary>On the van, coming today.</summary>
    OutForDelivery,

    /// <summary>Handed over.</summary>
    Delivered,

    /// <summary>Something is wrong: nobody at home, damaged, held.</summary>
    Exception,

    /// <summary>Gone back to the sender.</summary>
    Returned,
}
