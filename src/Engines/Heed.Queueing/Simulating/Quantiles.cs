namespace Heed.Queueing.Simulating;

/// <summary>Quantiles of the normal and of Student's distribution.</summary>
internal static class Quantiles
{
    // Two-sided 95 %, by degrees of freedom from 1.
    private static readonly double[] Student =
    [
        12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281, 2.2010, 2.1788, 2.1604, 2.1448, 2.1314,
        2.1199, 2.1098, 2.1009, 2.0930, 2.0860, 2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423,
    ];

    /// <summary>P. J. Acklam's rational approximation; relative error below 1.2e-9.</summary>
    public static double Normal(double p)
    {
        if (p < 0.02425) return Tail(Math.Sqrt(-2 * Math.Log(p)));
        if (p > 1 - 0.02425) return -Tail(Math.Sqrt(-2 * Math.Log(1 - p)));
        var q = p - 0.5;
        var r = q * q;
        return (((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.3577518672690) * r - 30.66479806614716) * r + 2.506628277459239) * q
            / (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r - 13.28068155288572) * r + 1);
    }

    /// <summary>What 95 % of Student's distribution lie within; beyond 30 degrees by E. A. Cornish and R. A. Fisher's expansion.</summary>
    public static double Student95(int degrees)
    {
        if (degrees <= Student.Length) return Student[Math.Max(1, degrees) - 1];
        const double z = 1.959963985;
        return z + (z * z * z + z) / (4 * degrees) + (5 * Math.Pow(z, 5) + 16 * z * z * z + 3 * z) / (96.0 * degrees * degrees);
    }

    private static double Tail(double q) =>
        (((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q + 4.374664141464968) * q + 2.938163982698783)
        / ((((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1);
}
