/** Version of the engine's arithmetic. It rises whenever the same training could end with other bits. */
export const ENGINE = 1;
