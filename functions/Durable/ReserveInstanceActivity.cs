using HybridTrust.Workflows;

namespace HybridTrust.Functions.Durable;

/// <summary>Takes an instance id for a child orchestration. It belongs to this host: Durable Task itself keeps no id from being used twice.</summary>
internal sealed class ReserveInstanceActivity(InstanceLedger ledger) : Activity<InstanceReservation, bool>
{
    /// <summary>The activity's name.</summary>
    public static readonly ActivityReference<InstanceReservation, bool> Reference = new("ReserveInstance");

    /// <inheritdoc />
    public override Task<bool> RunAsync(InstanceReservation input, CancellationToken cancellation) =>
        ledger.TryReserveAsync(input, cancellation);
}
