namespace HybridTrust.Simulation.Exchange;

/// <summary>An event of source MSExchange AuthAdmin.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Time">By the server's own clock, UTC.</param>
internal sealed record AuthAdminEvent(int Id, DateTimeOffset Time)
{
    /// <summary>The servicelet published a certificate (domain 2(e), e6).</summary>
    public const int Published = 2014;
}
