/** Tests of how requests are passed on. */
package io.continuo.gateway.proxy;
