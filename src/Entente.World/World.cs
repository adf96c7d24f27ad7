namespace Entente.World;

/// <summary>The example world: made-up people, places and events with planted truth.</summary>
public static class World;
